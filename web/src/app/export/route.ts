export { relay as POST } from '../../gateway/relay'
