import { isIP } from 'node:net'
import { refuse } from '@spaceport/kit/write/outcome'

/**
 * An Instance's address as it is stored: scheme, host and port. Throws `BAD_INPUT` for anything more (a path, a query,
 * credentials) and for link-local hosts, where clouds keep their metadata services.
 */
export function readAddress(text: string, ...path: string[]): string {
  const url = URL.canParse(text) ? new URL(text) : null
  const bare =
    url &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.username === '' &&
    url.password === '' &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === ''
  if (!bare) throw refuse('BAD_INPUT', 'This is not an http(s) address of scheme, host and port.', ...path)
  if (isLinkLocal(url.hostname)) throw refuse('BAD_INPUT', 'An Instance cannot be at a link-local address.', ...path)
  return url.origin
}

/** 169.254.0.0/16 (RFC 3927), fe80::/10 (RFC 4291), and the former inside the latter's family. `URL` has put hosts into one form. */
function isLinkLocal(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) === 4) return host.startsWith('169.254.')
  return isIP(host) === 6 && (/^fe[89ab]/.test(host) || host.startsWith('::ffff:a9fe:'))
}
