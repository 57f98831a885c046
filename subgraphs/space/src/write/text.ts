import { refuse } from '@spaceport/kit/write/outcome'
import { textKey } from '@spaceport/kit/page/text-key'

/** The longest name, in code points. */
export const LONGEST_NAME = 200

/** The longest description or notes, in UTF-16 units. */
export const LONGEST_TEXT = 20_000

const CONTROL = /[\p{Cc}\u2028\u2029]/u
const CONTROL_BUT_LINES = /[^\P{Cc}\t\n\r]/u

/** What is wrong with a text as a name; null if nothing is. */
export function nameFault(name: string): string | null {
  if (!name.isWellFormed()) return 'is not well-formed Unicode'
  if (CONTROL.test(name)) return 'holds a control character'
  if (textKey(name) === '') return 'is blank'
  return [...name].length > LONGEST_NAME ? `has more than ${LONGEST_NAME} characters` : null
}

/** A name as it is kept: without white space around it. Throws `BAD_INPUT`. */
export function readName(name: string, ...path: string[]): string {
  const trimmed = name.trim()
  const fault = nameFault(trimmed)
  if (fault) throw refuse('BAD_INPUT', `The ${path.at(-1)} ${fault}.`, ...path)
  return trimmed
}

/** What is wrong with a text of several lines; null if nothing is. */
function textFault(text: string): string | null {
  if (!text.isWellFormed()) return 'is not well-formed Unicode'
  if (CONTROL_BUT_LINES.test(text)) return 'holds a control character'
  return text.length > LONGEST_TEXT ? `has more than ${LONGEST_TEXT} characters` : null
}

/** A text of several lines; null for none or a blank one. Throws `BAD_INPUT`. */
export function readText(text: string | null | undefined, ...path: string[]): string | null {
  if (text === null || text === undefined || text.trim() === '') return null
  const fault = textFault(text)
  if (fault) throw refuse('BAD_INPUT', `The ${path.at(-1)} ${fault}.`, ...path)
  return text
}
