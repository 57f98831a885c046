import { refuse } from '@spaceport/kit/write/outcome'
import { isLoopback } from '../oidc/outbound.js'

/** The longest address of another party, client id, secret, scope or claim's name, in UTF-16 units. */
const LONGEST_ADDRESS = 512
const LONGEST_WORD = 255
const LONGEST_SECRET = 2_000

/** The most scopes. */
const MOST_SCOPES = 20

/**
 * The address of another party, such as an issuer: https, or http on this very machine; without credentials, query and fragment. It is
 * kept as it was written, since issuers are compared character by character. Throws `BAD_INPUT`.
 */
export function readForeignAddress(text: string, ...path: string[]): string {
  const url = URL.canParse(text) && text.length <= LONGEST_ADDRESS ? new URL(text) : null
  const safe = url && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))
  const bare = url && url.username === '' && url.password === '' && !/[?#\s\p{Cc}]/u.test(text)
  if (!safe || !bare) throw refuse('BAD_INPUT', 'This is not an https address without query and fragment.', ...path)
  return text
}

/** A text of printable ASCII without white space, such as a client id or a claim's name. Throws `BAD_INPUT`. */
export function readWord(text: string, ...path: string[]): string {
  if (/^[\x21-\x7e]+$/.test(text) && text.length <= LONGEST_WORD) return text
  throw refuse('BAD_INPUT', `Write 1 to ${LONGEST_WORD} printable characters of ASCII, without spaces.`, ...path)
}

/** A client secret; an empty one is none. Throws `BAD_INPUT`. */
export function readClientSecret(text: string, ...path: string[]): string | null {
  if (/^[\x20-\x7e]*$/.test(text) && text.length <= LONGEST_SECRET) return text === '' ? null : text
  throw refuse('BAD_INPUT', `A secret has at most ${LONGEST_SECRET} printable characters of ASCII.`, ...path)
}

/** The scopes that are asked for, each once. Throws `BAD_INPUT`. */
export function readScopes(scopes: readonly string[], ...path: string[]): string[] {
  const read = [...new Set(scopes.map((scope) => readWord(scope, ...path)))]
  if (read.length > MOST_SCOPES) throw refuse('BAD_INPUT', `Name at most ${MOST_SCOPES} scopes.`, ...path)
  return read
}

/** The claim that lists groups; an empty one is none. Throws `BAD_INPUT`. */
export function readGroupsClaim(text: string, ...path: string[]): string | null {
  return text === '' ? null : readWord(text, ...path)
}
