import { labelOf, type FacetCounts, type FacetOption } from '../find/facet'
import { chosenOf, type ListSearch } from '../find/list-search'
import { placeCounts } from '../find/space-counts'
import type { KnownSpaces } from '../spaces/known'

/** A group of rows that have a value in common: as the URL spells the value, what it is called, and how many rows have it. */
export type Group = { key: string; title: string; count: number | null }

/** By what a list can be grouped. */
export function groupsOf(facets: readonly FacetOption[]): { id: string; title: string }[] {
  return [
    { id: 'space', title: 'Space' },
    { id: 'zone', title: 'Zone' },
    ...facets.map(({ id, title }) => ({ id, title })),
  ]
}

type Values = {
  search: ListSearch
  facets: readonly FacetOption[]
  counts: FacetCounts | null
  known: KnownSpaces
  /** Whether a Space that was asked did not answer. */
  isPartial: boolean
}

/** The groups of a list by what its URL says, over the whole fleet: a facet's values as the graph counts them; or Spaces, or Zones. */
export function groupValues({ search, facets, counts, known, isPartial }: Values): Group[] {
  const { group } = search
  if (group === 'space' || group === 'zone') return placesOf(group, search, { known, counts, isPartial })
  const facet = facets.find(({ id }) => id === group)
  if (!facet) return []
  const chosen = chosenOf(search, [facet.id])[facet.id]
  return (counts?.[facet.id]?.values ?? [])
    .filter(({ name }) => !chosen || chosen.includes(name))
    .map(({ name, count }) => ({ key: name, title: labelOf(facet, name), count }))
}

type Places = Pick<Values, 'known' | 'counts' | 'isPartial'>

function placesOf(group: 'space' | 'zone', search: ListSearch, { known, counts, isPartial }: Places): Group[] {
  const spaces = known.spaces.filter(
    ({ id, zone }) =>
      (search.space.length === 0 || search.space.includes(id)) &&
      (search.zone.length === 0 || (zone !== null && search.zone.includes(zone.id))),
  )
  // All of these were asked, whether they were chosen or not.
  const { ofSpace, ofZone } = placeCounts({ counts: counts?.space ?? null, spaces, isChosen: false, isPartial })
  const places = spaces.flatMap(({ id, name, zone }) => (group === 'space' ? [{ id, name }] : zone ? [zone] : []))
  const countOf = group === 'space' ? ofSpace : ofZone
  return [...new Map(places.map(({ id, name }) => [id, { key: id, title: name, count: countOf(id) }])).values()]
}

/** The search for one group alone. */
export function searchWithin(search: ListSearch, group: string, key: string): ListSearch {
  return { ...search, layout: 'table', group: null, peek: null, after: null, [group]: [key] }
}
