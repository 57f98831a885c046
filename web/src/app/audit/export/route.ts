export { relay as GET } from '../../../gateway/relay'
