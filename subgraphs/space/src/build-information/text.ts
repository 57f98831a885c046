import { refuse } from '@spaceport/kit/write/outcome'

/** The longest address, in characters. */
export const LONGEST_URL = 2_000

/** The longest text of one line, in characters. */
const LONGEST_LINE = 200

const CONTROL = /[\p{Cc}\u2028\u2029]/u

/** A text of one line without white space around it; null for none or a blank one. Throws `BAD_INPUT`. */
export function readLine(
  text: string | null | undefined,
  path: readonly string[],
  longest = LONGEST_LINE,
): string | null {
  const trimmed = text?.trim() ?? ''
  if (trimmed === '') return null
  const name = path.at(-1) ?? 'text'
  if (!trimmed.isWellFormed()) throw refuse('BAD_INPUT', `The ${name} is not well-formed Unicode.`, ...path)
  if (CONTROL.test(trimmed)) throw refuse('BAD_INPUT', `The ${name} holds a control character.`, ...path)
  if (trimmed.length > longest) throw refuse('BAD_INPUT', `The ${name} has more than ${longest} characters.`, ...path)
  return trimmed
}

/** As `readLine`, for what must be there. */
export function requireLine(text: string, path: readonly string[], longest = LONGEST_LINE): string {
  const line = readLine(text, path, longest)
  if (line === null) throw refuse('BAD_INPUT', `The ${path.at(-1) ?? 'text'} is blank.`, ...path)
  return line
}

/**
 * An address that a page may lead to: http or https, without credentials, which would be shown to everybody. Null for none or a blank one.
 * Throws `BAD_INPUT`.
 */
export function readLink(text: string | null | undefined, path: readonly string[]): string | null {
  const line = readLine(text, path, LONGEST_URL)
  if (line === null) return null
  const url = URL.canParse(line) ? new URL(line) : null
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw refuse('BAD_INPUT', `The ${path.at(-1)} is not an address by http or https.`, ...path)
  }
  if (url.username !== '' || url.password !== '') {
    throw refuse('BAD_INPUT', `The ${path.at(-1)} holds credentials.`, ...path)
  }
  return line
}
