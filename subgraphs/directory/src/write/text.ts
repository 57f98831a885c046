import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'

/** The longest name and description, in code points. */
const LONGEST_NAME = 200
const LONGEST_DESCRIPTION = 2_000

/** A text without what PostgreSQL cannot hold. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '')
}

/** A name as it is stored, and the key that it is compared and ordered by. Throws `BAD_INPUT`. */
export function readName(name: string, ...path: string[]): { name: string; nameKey: string } {
  const trimmed = name.trim()
  const sound = name.isWellFormed() && !/\p{Cc}/u.test(trimmed) && [...trimmed].length <= LONGEST_NAME
  const nameKey = sound ? textKey(trimmed) : ''
  if (nameKey === '') {
    throw refuse('BAD_INPUT', `A name has from 1 to ${LONGEST_NAME} characters and no control characters.`, ...path)
  }
  return { name: trimmed, nameKey }
}

/** A description as it is stored; an empty one is none. Throws `BAD_INPUT`. */
export function readDescription(text: string | null, ...path: string[]): string | null {
  const trimmed = text?.trim() ?? ''
  if (!trimmed.isWellFormed() || trimmed.includes('\0') || [...trimmed].length > LONGEST_DESCRIPTION) {
    throw refuse('BAD_INPUT', `A description has at most ${LONGEST_DESCRIPTION} characters.`, ...path)
  }
  return trimmed === '' ? null : trimmed
}
