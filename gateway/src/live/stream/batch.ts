import type { Caller } from '@spaceport/kit/caller'
import type { FeedEvent } from '@spaceport/kit/change-feed'
import { entityId, spaceNumber } from '@spaceport/kit/ids'
import type { FleetInstance } from '../../fleet/context.js'
import type { Read } from '../feed/feeds.js'
import { changedKind } from '../kinds.js'
import type { Batch } from '../question/shape.js'
import type { Wants } from '../question/wants.js'

/** The Spaces that a stream tells at one moment, each with the Instance that it lives on. */
export type Scope = ReadonlyMap<string, FleetInstance>

/** At one moment: who asks, and what they may be told of. */
export type Moment = { caller: Caller; scope: Scope }

/** A change before it is known whether the caller may see it. */
export type Candidate = Batch['changes'][number]

/** What is told of one Space: the changes up to a position. `more`: there are further ones. */
export type Portion = { space: string; position: number; candidates: Candidate[]; more: boolean }

/** A batch in which nothing is told yet. */
export function emptyBatch(): Batch {
  return { positions: [], changes: [], health: [], reset: [] }
}

/** Takes from what happened in a Space as much as fits: no more than `most` different nodes, with those in `ids`, which grows. */
export function portionOf(
  space: string,
  { position, events }: Read,
  { kinds }: Wants,
  { ids, most }: { ids: Set<string>; most: number },
): Portion {
  const candidates: Candidate[] = []
  let reached: number | null = null
  for (const event of events) {
    const wanted = candidatesOf(space, event).filter(({ kind }) => kinds === null || kinds.has(kind))
    const fresh = wanted.filter(({ id }) => !ids.has(id))
    if (ids.size > 0 && ids.size + fresh.length > most) {
      return { space, position: reached ?? event.position - 1, candidates, more: true }
    }
    for (const { id } of fresh) ids.add(id)
    candidates.push(...wanted)
    reached = event.position
  }
  return { space, position, candidates, more: false }
}

function candidatesOf(space: string, { position, at, things }: FeedEvent): Candidate[] {
  const number = spaceNumber(space) ?? 0
  return things.flatMap(({ kind: inIds, local }) => {
    const kind = changedKind(inIds)
    return kind === null ? [] : [{ space, position, at, kind, id: entityId(number, inIds, local) }]
  })
}
