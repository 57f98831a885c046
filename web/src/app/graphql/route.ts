export { relay as GET, relay as POST } from '../../gateway/relay'
