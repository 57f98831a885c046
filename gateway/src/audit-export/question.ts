import { SpaceportError } from '@spaceport/kit/errors'
import { spaceNumber } from '@spaceport/kit/ids'

/** Whose audit: that of Spaces, of the directory or of the zone. */
export const SOURCES = ['spaces', 'directory', 'zone'] as const

export type Source = (typeof SOURCES)[number]

/** Which events are to be exported: times in RFC 3339, from the first on, up to but without the second. */
export type Question = {
  of: Source
  /** The only Spaces; null: all that the caller may enter. */
  spaces: readonly string[] | null
  from: string | null
  to: string
}

const NAMES = ['of', 'space', 'from', 'to']

/**
 * Reads `?of=&space=&from=&to=`; without `to` it ends at this moment, so that an export does not chase what it is itself a cause of.
 * Throws `BAD_INPUT` or `BAD_ID`.
 */
export function readQuestion(url: string, now: Date): Question {
  const { searchParams: given } = new URL(url, 'http://localhost')
  for (const name of given.keys()) {
    if (!NAMES.includes(name)) throw new SpaceportError('BAD_INPUT', `Give ${NAMES.join(', ')} and nothing else.`)
  }
  const of = given.get('of') ?? 'spaces'
  if (!isSource(of)) throw new SpaceportError('BAD_INPUT', `of is one of ${SOURCES.join(', ')}.`)
  const spaces = given.getAll('space')
  if (spaces.length > 0 && of !== 'spaces') throw new SpaceportError('BAD_INPUT', `The ${of} has no Spaces.`)
  for (const space of spaces) {
    if (spaceNumber(space) === null) throw new SpaceportError('BAD_ID', 'That is not the id of a Space.')
  }
  const from = moment(given.get('from'), 'from')
  return { of, spaces: spaces.length > 0 ? spaces : null, from, to: moment(given.get('to'), 'to') ?? now.toISOString() }
}

function isSource(text: string): text is Source {
  return SOURCES.some((source) => source === text)
}

function moment(text: string | null, name: string): string | null {
  if (text === null) return null
  const time = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(text) ? new Date(text) : null
  if (time && !Number.isNaN(time.getTime())) return time.toISOString()
  throw new SpaceportError('BAD_INPUT', `${name} is a day or a moment, such as 2026-02-28 or 2026-02-28T09:30:00Z.`)
}
