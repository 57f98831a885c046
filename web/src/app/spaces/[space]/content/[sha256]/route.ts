export { relay as GET, relay as HEAD, relay as PUT } from '../../../../../gateway/relay'
