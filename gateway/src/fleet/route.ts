import { parseId, spaceOf } from '@spaceport/kit/ids'
import { SpaceportError } from '@spaceport/kit/errors'
import type { FleetContext } from './context.js'
import { isRecord } from './errors.js'
import type { Args } from './merge/strategy.js'

/**
 * Which Spaces a root field concerns. A Space that the caller may not enter does not exist here: an id in it is
 * an unknown id, and no filter finds it.
 */

/** The Space that an id names; or the error: `BAD_ID` for one that names none, `NOT_FOUND` for a Space that is not there for the caller. */
export function spaceOfId(id: unknown, fleet: FleetContext): string | SpaceportError {
  const text = typeof id === 'string' ? id : ''
  const space = spaceOf(text)
  if (space === null) return badId(text)
  if (fleet.spaces.has(space)) return space
  return new SpaceportError('NOT_FOUND', `There is no ${quoted(text)}.`)
}

/** The Space named by the id at an argument path such as `input.project`. Throws `BAD_ID` or `NOT_FOUND`. */
export function spaceAtPath(path: readonly string[], args: Args, fleet: FleetContext): string {
  const id = path.reduce((value: unknown, step) => (isRecord(value) ? value[step] : undefined), args)
  const space = spaceOfId(id, fleet)
  if (typeof space !== 'string') throw space
  return space
}

/** The Spaces that a merged field concerns: all that the caller may enter, less those that `filter.space` and `filter.zone` leave out. Throws `BAD_ID`. */
export function spacesByFilter(args: Args, fleet: FleetContext): readonly string[] {
  const filter = isRecord(args.filter) ? args.filter : {}
  const named = idsIn(filter.space, 'Spaces')
  const zones = idsIn(filter.zone, 'Zones')
  const candidates = named ? [...named].filter((space) => fleet.spaces.has(space)) : [...fleet.spaces.keys()]
  return zones ? candidates.filter((space) => zones.has(zoneOf(space, fleet) ?? '')) : candidates
}

function zoneOf(space: string, fleet: FleetContext): string | undefined {
  const instance = fleet.spaces.get(space)
  return instance && fleet.zones.get(instance.id)
}

/** The ids in one list of a filter; null: the list is not there, and leaves out nothing. */
function idsIn(list: unknown, kind: string): Set<string> | null {
  if (!Array.isArray(list)) return null
  const ids = list.map(String)
  const wrong = ids.find((id) => parseId(id)?.kind !== kind)
  if (wrong !== undefined) throw badId(wrong)
  return new Set(ids)
}

function badId(text: string): SpaceportError {
  return new SpaceportError('BAD_ID', `${quoted(text)} is not an id.`)
}

/** An id as an error message shows it. */
function quoted(id: string): string {
  return JSON.stringify(id.length > 80 ? `${id.slice(0, 80)}...` : id)
}
