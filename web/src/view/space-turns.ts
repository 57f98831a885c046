import type { Completeness } from '../graph/rows'
import type { SpaceHealth } from '../live/use-changes'

/** How Spaces have turned since a list was read. */
export type SpaceTurns = {
  /** Those that answered then and do not now: what is shown of them is as it was. */
  gone: readonly SpaceHealth[]
  /** Those that did not answer then and do now. */
  back: readonly string[]
}

/** Compares what a list lacks with how the Spaces are now. `spaces` are those that it is of, by id; none means all. */
export function spaceTurns(
  { missing }: Completeness,
  health: ReadonlyMap<string, SpaceHealth>,
  spaces: readonly string[],
): SpaceTurns {
  const lacking = new Set(missing.map(({ space }) => space))
  const gone = [...health.values()].filter(
    ({ space, state }) =>
      state !== 'REACHABLE' && !lacking.has(space) && (spaces.length === 0 || spaces.includes(space)),
  )
  const back = missing.flatMap(({ space, since }) => {
    const now = health.get(space)
    return now?.state === 'REACHABLE' && Date.parse(now.since) >= Date.parse(since) ? [space] : []
  })
  return { gone, back }
}
