import type { KnownSpace } from '../spaces/known'
import type { FacetCounts } from './facet'

/** How many rows are in Spaces and Zones, by id; null where that is not known. */
export type PlaceCounts = { ofSpace(id: string): number | null; ofZone(id: string): number | null }

/** What a list's counts by Space are read with. */
type Asked = {
  counts: FacetCounts[string] | null
  spaces: readonly KnownSpace[]
  /** Whether Spaces or Zones were chosen: nothing is known of the others, which were not asked. */
  isChosen: boolean
  /** Whether a Space that was asked did not answer. */
  isPartial: boolean
}

/** Rows by Space as the graph counts them, and by Zone as its Spaces' counts add up. A Space that was asked and has no rows has 0. */
export function placeCounts({ counts, spaces, isChosen, isPartial }: Asked): PlaceCounts {
  const bySpace = new Map(counts?.values.map(({ name, count }) => [name, count]))
  // Where a Space is missing, none found need not mean that there are none, and what its Zone's others have is not all of it.
  const isWhole = counts && !counts.truncated && !isChosen && !isPartial
  const byZone = new Map<string, number>()
  for (const { id, zone } of isWhole ? spaces : []) {
    if (zone) byZone.set(zone.id, (byZone.get(zone.id) ?? 0) + (bySpace.get(id) ?? 0))
  }
  const none = isWhole ? 0 : null
  return {
    ofSpace: (id) => bySpace.get(id) ?? none,
    ofZone: (id) => byZone.get(id) ?? none,
  }
}
