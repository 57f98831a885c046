import type { EndpointStyle } from '@spaceport/database/space'
import { refuse } from '@spaceport/kit/write/outcome'

/** Where a machine is reached, and by what it is known there; both null where its style has no address. */
export type Address = { uri: string | null; thumbprint: string | null }

/** The longest address, in UTF-16 units. */
const LONGEST = 2_000

/** SHA-1 or SHA-256 of a certificate, in hexadecimal digits. */
const THUMBPRINT = /^([0-9A-F]{40}|[0-9A-F]{64})$/

/** Of an SSH host's key: MD5 as pairs of hexadecimal digits, or SHA-256 in base64 as OpenSSH shows it. */
const FINGERPRINT = /^([0-9a-f]{2}(:[0-9a-f]{2}){15}|SHA256:[A-Za-z0-9+/]{43}=?)$/

type Rule = { schemes: readonly string[]; isKnownBy(text: string): string | null }

const byThumbprint = (text: string) => matching(THUMBPRINT, text.replaceAll(/[ :]/g, '').toUpperCase())
const byFingerprint = (text: string) => matching(FINGERPRINT, text.startsWith('SHA256:') ? text : text.toLowerCase())

/** The styles whose machines have an address. */
const RULES: Partial<Record<EndpointStyle, Rule>> = {
  TENTACLE_PASSIVE: { schemes: ['https'], isKnownBy: byThumbprint },
  TENTACLE_ACTIVE: { schemes: ['poll'], isKnownBy: byThumbprint },
  KUBERNETES_TENTACLE: { schemes: ['https', 'poll'], isKnownBy: byThumbprint },
  SSH: { schemes: ['ssh'], isKnownBy: byFingerprint },
}

/**
 * An address as it is kept, checked for a style: of the right scheme, without a password or anything after the host, known by a thumbprint
 * (for `SSH` a fingerprint); and none for a style that has none. Throws `BAD_INPUT`.
 */
export function readAddress(style: EndpointStyle, { uri, thumbprint }: Partial<Address>): Address {
  const rule = RULES[style]
  if (!rule) {
    const given = uri ? 'uri' : thumbprint ? 'thumbprint' : null
    if (given) throw refuse('BAD_INPUT', `A machine of the style ${style} has no ${given}.`, 'input', given)
    return { uri: null, thumbprint: null }
  }
  const known = rule.isKnownBy((thumbprint ?? '').trim())
  const address = readUri((uri ?? '').trim(), rule.schemes, style)
  if (known !== null) return { uri: address, thumbprint: known }
  const what = style === 'SSH' ? "the fingerprint of its host's key" : 'the thumbprint of its certificate'
  throw refuse('BAD_INPUT', `A machine of the style ${style} is known by ${what}.`, 'input', 'thumbprint')
}

function readUri(uri: string, schemes: readonly string[], style: EndpointStyle): string {
  const url = readUrl(uri, schemes)
  if (!url || !['', '/'].includes(url.pathname)) {
    const forms = schemes.map((scheme) => `${scheme}://...`).join(' or ')
    throw refuse('BAD_INPUT', `A machine of the style ${style} has an address such as ${forms}.`, 'input', 'uri')
  }
  if (url.username || url.password || url.search || url.hash) {
    throw refuse('BAD_INPUT', 'An address is a host and perhaps a port, without anything else.', 'input', 'uri')
  }
  return uri
}

/** A text as an absolute URL of one of some schemes, with a host; null for any other, and for one of more than 2,000 characters. */
export function readUrl(text: string, schemes: readonly string[]): URL | null {
  if (text.length > LONGEST || !text.isWellFormed() || /[\p{Cc}\s]/u.test(text) || !URL.canParse(text)) return null
  const url = new URL(text)
  const scheme = url.protocol.slice(0, -1)
  const isAbsolute = text.toLowerCase().startsWith(`${scheme}://`)
  return schemes.includes(scheme) && isAbsolute && url.host !== '' ? url : null
}

function matching(pattern: RegExp, text: string): string | null {
  return pattern.test(text) ? text : null
}
