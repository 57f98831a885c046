import { SpaceportError } from '@spaceport/kit/errors'
import { textKey } from '@spaceport/kit/page/text-key'

/** The longest text to search for, in UTF-16 units, and the most words in it. */
const LONGEST = 200
const MOST_WORDS = 10

/** What is searched for, in the form in which titles are kept: as a whole, and word by word. */
export type Sought = { whole: string; words: readonly string[] }

/** Reads a text to search for. Throws `BAD_INPUT` for a blank or too long one. */
export function readSought(text: string): Sought {
  if (text.length > LONGEST) throw new SpaceportError('BAD_INPUT', `The text has more than ${LONGEST} characters.`)
  // U+0000 is in no text that is kept.
  const whole = textKey(text).replaceAll('\0', '\u{FFFD}')
  const words = [...new Set(whole.split(' ').filter((word) => word !== ''))]
  if (words.length === 0) throw new SpaceportError('BAD_INPUT', 'The text is blank.')
  if (words.length > MOST_WORDS) throw new SpaceportError('BAD_INPUT', `The text has more than ${MOST_WORDS} words.`)
  return { whole, words }
}
