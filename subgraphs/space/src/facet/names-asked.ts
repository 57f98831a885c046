import { SpaceportError } from '@spaceport/kit/errors'
import { textKey } from '@spaceport/kit/page/text-key'
import { anyOf, type Where } from '../access/where.js'
import { literally } from '../connection/filter.js'

/** The most names of one facet, and the most UTF-16 units of a name, that a filter takes. */
export const MOST_NAMES = 100
export const LONGEST_NAME = 200

/** Names that somebody asks for: whole ones, and how others begin. */
export type NamesAsked = { whole: string[]; beginnings: string[] }

/** Reads names as a filter gives them: `pay*` is any that begins so. Throws `BAD_INPUT` for too many, or too long ones. */
export function readNames(given: readonly string[]): NamesAsked {
  if (given.length > MOST_NAMES) throw new SpaceportError('BAD_INPUT', `At most ${MOST_NAMES} names of one facet.`)
  if (given.some((name) => name.length > LONGEST_NAME)) {
    throw new SpaceportError('BAD_INPUT', `A name has at most ${LONGEST_NAME} characters.`)
  }
  // U+0000 is in no name.
  const possible = given.filter((name) => !name.includes('\0')).map((name) => name.toWellFormed())
  return {
    whole: possible.filter((name) => !name.endsWith('*')),
    beginnings: possible.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1)),
  }
}

/** Whether something is called so, whatever its case. */
export function isAsked({ whole, beginnings }: NamesAsked, name: string): boolean {
  const key = textKey(name)
  return whole.some((one) => textKey(one) === key) || beginnings.some((one) => key.startsWith(textKey(one)))
}

/** Rows whose column has the order key of one of the names. */
export function keyIsAsked(column: string, { whole, beginnings }: NamesAsked): Where {
  return anyOf([
    ...(whole.length > 0 ? [{ [column]: { in: whole.map(textKey) } }] : []),
    ...beginnings.map((one) => ({ [column]: { startsWith: literally(textKey(one)) } })),
  ])
}

/** Rows whose column has one of the names itself, whatever its case. */
export function textIsAsked(column: string, { whole, beginnings }: NamesAsked): Where {
  // Prisma compares by ILIKE where case does not matter, whose wildcards it passes through.
  return anyOf([
    ...whole.map((one) => ({ [column]: { equals: literally(one), mode: 'insensitive' } })),
    ...beginnings.map((one) => ({ [column]: { startsWith: literally(one), mode: 'insensitive' } })),
  ])
}
