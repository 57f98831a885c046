import { SpaceportError } from '@spaceport/kit/errors'
import { spaceOf } from '@spaceport/kit/ids'

/** Where in a Space something would be done, by ids. What is null limits nothing. */
export type PlaceInSpace = Record<'entity' | 'projectGroup' | 'project' | 'environment' | 'tenant', string | null>

/** Where it is asked who can do something. `spaces` null: in all. */
export type Place = { spaces: string[] | null; at: PlaceInSpace }

/** The most Spaces that may be named. */
const MOST_SPACES = 1_000

/**
 * The Spaces that a place names; null: all. An id of something in a Space names that Space alone. Throws `BAD_ID`, and `BAD_INPUT` for ids
 * of several Spaces, since nothing stands in two.
 */
export function spacesOf({ spaces, at }: Place): string[] | null {
  const named = Object.values(at).flatMap((id) => (id === null ? [] : [id]))
  const [space, ...others] = [...new Set(named.map(readSpace))]
  if (others.length > 0) throw new SpaceportError('BAD_INPUT', 'All ids of the scope must be of one Space.')
  for (const id of spaces ?? []) readSpace(id)
  if ((spaces?.length ?? 0) > MOST_SPACES)
    throw new SpaceportError('BAD_INPUT', `At most ${MOST_SPACES} Spaces at a time.`)
  if (space === undefined) return spaces && [...new Set(spaces)]
  if (spaces && !spaces.includes(space))
    throw new SpaceportError('BAD_INPUT', 'All ids of the scope must be of one Space.')
  return [space]
}

function readSpace(id: string): string {
  const space = spaceOf(id)
  if (space !== null) return space
  const shown = JSON.stringify(id.length > 80 ? `${id.slice(0, 80)}...` : id)
  throw new SpaceportError('BAD_ID', `${shown} is not the id of anything in a Space.`)
}
