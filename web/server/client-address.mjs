import { createHash, timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'

/** What only we say of a request: who sent it, through whom, and how. A client that says it is not believed. */
const OURS = /^(x-forwarded-.*|forwarded|x-real-ip|x-client-ip|x-user|spaceport-(?!deadline$|completeness$).*)$/

/**
 * Takes out of a request what only we may say, and says it: `x-forwarded-for` with the one address of the client. It is that of the
 * connection; or, of a proxy that shows the proxy token, the right-most that this proxy saw.
 * @param {Pick<import('node:http').IncomingMessage, 'headers' | 'socket'>} request
 * @param {{ proxyToken?: string | undefined, https?: boolean }} options
 */
export function markRequest({ headers, socket }, { proxyToken, https = false }) {
  const shown = headers['spaceport-proxy']
  const trusted = proxyToken !== undefined && typeof shown === 'string' && isSame(shown, proxyToken)
  const forwarded = trusted
    ? String(headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : ''
  for (const name of Object.keys(headers)) if (OURS.test(name)) delete headers[name]
  headers['x-forwarded-for'] = forwarded && isIP(forwarded) ? forwarded : (socket.remoteAddress ?? '')
  headers['x-forwarded-proto'] = https ? 'https' : 'http'
}

/** Compares in the same time wherever two texts differ. */
function isSame(/** @type {string} */ one, /** @type {string} */ other) {
  return timingSafeEqual(digest(one), digest(other))
}

function digest(/** @type {string} */ text) {
  return createHash('sha256').update(text).digest()
}
