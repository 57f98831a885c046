import { SpaceportError } from '@spaceport/kit/errors'
import { spaceNumber } from '@spaceport/kit/ids'

/** What somebody wants to be told. */
export type Wants = {
  /** Null: all kinds. */
  kinds: ReadonlySet<string> | null
  /** Null: all Spaces that the caller may enter. */
  spaces: ReadonlySet<string> | null
  /** Where they had got to, by Space. */
  after: ReadonlyMap<string, number>
}

type Given = {
  kinds?: readonly string[] | null
  space?: readonly string[] | null
  after?: readonly { space: string; position: number }[] | null
}

/** Reads the arguments of `changes`, which are of the right types. Throws `BAD_ID` or `BAD_INPUT`. */
export function readWants(given: Given): Wants {
  const after = new Map<string, number>()
  for (const { space, position } of given.after ?? []) {
    if (position < 0) throw new SpaceportError('BAD_INPUT', 'Positions begin with 0.')
    after.set(checked(space), position)
  }
  return {
    kinds: given.kinds ? new Set(given.kinds) : null,
    spaces: given.space ? new Set(given.space.map(checked)) : null,
    after,
  }
}

function checked(space: string): string {
  if (spaceNumber(space) === null)
    throw new SpaceportError('BAD_ID', `${JSON.stringify(space.slice(0, 80))} is no Space.`)
  return space
}
