import { SpaceportError } from '@spaceport/kit/errors'
import { textKey } from '@spaceport/kit/page/text-key'
import { NOTHING, type Where } from '../access/where.js'

/** The most texts that one filter may name. */
const MOST = 1_000

/** Rows whose order key is that of one of the texts. Throws `BAD_INPUT` for too many. */
export function hasKeyOf(column: string, texts: readonly string[] | null | undefined): Where[] {
  return texts ? among(column, texts.map(textKey)) : []
}

/** Rows whose column is one of the texts, letter by letter. Throws `BAD_INPUT` for too many. */
export function isText(column: string, texts: readonly string[] | null | undefined): Where[] {
  return texts ? among(column, texts) : []
}

/** Rows whose column of a list holds a text, letter by letter. */
export function holdsText(column: string, text: string | null | undefined): Where[] {
  if (text === null || text === undefined) return []
  return [isKept(text) ? { [column]: { has: text } } : NOTHING]
}

function among(column: string, texts: readonly string[]): Where[] {
  if (texts.length > MOST) throw new SpaceportError('BAD_INPUT', `A filter names at most ${MOST} texts.`)
  const kept = texts.filter(isKept)
  return [kept.length > 0 ? { [column]: { in: kept } } : NOTHING]
}

/** Whether a text can be in the database at all. */
function isKept(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}
