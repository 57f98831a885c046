import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'

/** The longest name and description, in UTF-16 units. */
const LONGEST_NAME = 100
const LONGEST_DESCRIPTION = 4_000

/** A name as it is kept, and the key by which it is unique and ordered. Throws `BAD_INPUT`. */
export function readName(text: string): { name: string; nameKey: string } {
  const name = text.trim()
  const nameKey = isText(name) ? textKey(name) : ''
  if (nameKey === '' || name.length > LONGEST_NAME) {
    throw refuse('BAD_INPUT', `A name has from 1 to ${LONGEST_NAME} characters.`, 'input', 'name')
  }
  return { name, nameKey }
}

/** A description as it is kept; null if it is blank. Throws `BAD_INPUT`. */
export function readDescription(text: string | null): string | null {
  const description = text?.trim() ?? ''
  if (description.length > LONGEST_DESCRIPTION || !isText(description)) {
    throw refuse('BAD_INPUT', `A description has at most ${LONGEST_DESCRIPTION} characters.`, 'input', 'description')
  }
  return description === '' ? null : description
}

/** Whether the database can hold it as it is: no lone surrogates, no U+0000. */
function isText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}
