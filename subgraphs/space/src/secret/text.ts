import { refuse } from '@spaceport/kit/write/outcome'

/** The longest sensitive value, in bytes of UTF-8. */
export const LONGEST_SECRET = 65_536

/** What is wrong with a text as a sensitive value; null if nothing is. */
function secretFault(text: string): string | null {
  if (!text.isWellFormed()) return 'is not well-formed Unicode'
  if (text.includes('\0')) return 'holds U+0000'
  return Buffer.byteLength(text) > LONGEST_SECRET ? 'has more than 64 KiB' : null
}

/** A text that may be kept as a sensitive value. Throws `BAD_INPUT`, which says nothing of the text but what is wrong with it. */
export function readSecret(text: string, ...path: string[]): string {
  const fault = secretFault(text)
  if (fault) throw refuse('BAD_INPUT', `The ${path.at(-1) ?? 'value'} ${fault}.`, ...path)
  return text
}
