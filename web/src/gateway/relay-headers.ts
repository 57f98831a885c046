import { sessionCookies } from './session-cookie'

/**
 * What may pass from a browser to the gateway. A list of what passes, not of what does not: hop-by-hop headers
 * (RFC 9110 7.6.1), `x-forwarded-*`, `x-user`, assertions and whatever is invented next stay outside.
 */
const REQUEST_HEADERS = [
  'accept',
  'authorization',
  'content-type',
  'if-none-match',
  'if-range',
  'range',
  'spaceport-completeness',
  'spaceport-deadline',
  'upload-length',
  'upload-offset',
  'user-agent',
]

/** What may pass back. No CORS headers: the graph is same-origin here. */
const RESPONSE_HEADERS = [
  'accept-ranges',
  'allow',
  'cache-control',
  'content-disposition',
  'content-range',
  'content-type',
  'etag',
  'location',
  'retry-after',
  'spaceport-completeness',
  'spaceport-request-id',
  'upload-complete',
  'upload-offset',
  'www-authenticate',
  'x-content-type-options',
]

function pick(from: Headers, names: readonly string[]): Headers {
  const picked = new Headers()
  for (const name of names) {
    const value = from.get(name)
    if (value !== null) picked.set(name, value)
  }
  return picked
}

/**
 * The headers with which a browser's request goes on to the gateway. `x-forwarded-for` is not the browser's: our own server has put the
 * client's address there (`server/client-address.mjs`), and the gateway believes it for the secret beside it.
 */
export function requestHeaders(from: Headers): Headers {
  const headers = pick(from, REQUEST_HEADERS)
  const [address, secret] = [from.get('x-forwarded-for'), process.env.SPACEPORT_PROXY_TOKEN]
  if (address !== null && secret) {
    headers.set('x-forwarded-for', address)
    headers.set('spaceport-proxy', secret)
  }
  const cookie = sessionCookies(from.get('cookie'))
  if (cookie !== null) headers.set('cookie', cookie)
  return headers
}

/** The headers with which the gateway's answer goes back to the browser. */
export function responseHeaders(from: Headers): Headers {
  const headers = pick(from, RESPONSE_HEADERS)
  // A body that came encoded is passed on decoded: its length was another one.
  const length = from.get('content-length')
  if (length !== null && !from.has('content-encoding')) headers.set('content-length', length)
  for (const cookie of from.getSetCookie()) headers.append('set-cookie', cookie)
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  return headers
}
