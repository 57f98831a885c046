import { refuse } from '@spaceport/kit/write/outcome'

/** The longest value, in bytes of UTF-8: as long as a sensitive one. */
export const LONGEST_VALUE = 65_536

/** A text as a value, to the letter. Throws `BAD_INPUT` for what PostgreSQL cannot keep, or more than 64 KiB. */
export function readValue(text: string, ...path: string[]): string {
  const fault = valueFault(text)
  if (fault) throw refuse('BAD_INPUT', `The value ${fault}.`, ...path)
  return text
}

function valueFault(text: string): string | null {
  if (!text.isWellFormed()) return 'is not well-formed Unicode'
  if (text.includes('\0')) return 'holds U+0000'
  return Buffer.byteLength(text) > LONGEST_VALUE ? 'has more than 64 KiB' : null
}
