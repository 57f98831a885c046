import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/** The header in which a proxy of ours shows its secret. It is read here and passed on to nobody. */
export const PROXY_HEADER = 'spaceport-proxy'

const FORWARDED_FOR = 'x-forwarded-for'

/**
 * The IP address of the client behind a request. `x-forwarded-for` counts only when its sender shows the proxy token: then its
 * right-most entry, the address that this proxy itself saw. What stands left of it, anybody can have written.
 */
export function clientAddress({ headers, socket }: IncomingMessage, proxyToken: string | undefined): string {
  const peer = plainAddress(socket.remoteAddress ?? '') ?? 'unknown'
  const shown = headers[PROXY_HEADER]
  if (proxyToken === undefined || typeof shown !== 'string' || !isSame(shown, proxyToken)) return peer
  const forwarded = headers[FORWARDED_FOR]
  const entries = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',')
  return plainAddress(entries.at(-1)?.trim() ?? '') ?? peer
}

/** An IP address in the one form in which addresses are compared: without a zone, IPv4 as IPv4. Null if it is none. */
function plainAddress(text: string): string | null {
  const address = text.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')
  const kind = isIP(address)
  if (kind === 0) return null
  return kind === 4 ? address : new URL(`http://[${address.split('%', 1)[0]}]`).hostname.slice(1, -1)
}

/** Compares in the same time wherever two texts differ. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
