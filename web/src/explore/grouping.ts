import { labelOf, type FacetCounts, type FacetOption } from '../find/facet'
import { chosenOf, type ListSearch } from '../find/list-search'
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

type Values = { search: ListSearch; facets: readonly FacetOption[]; counts: FacetCounts | null; known: KnownSpaces }

/** The groups of a list by what its URL says, over the whole fleet: a facet's values as the graph counts them; or Spaces, or Zones. */
export function groupValues({ search, facets, counts, known }: Values): Group[] {
  const { group } = search
  if (group === 'space' || group === 'zone') return placesOf(group, search, known)
  const facet = facets.find(({ id }) => id === group)
  if (!facet) return []
  const chosen = chosenOf(search, [facet.id])[facet.id]
  return (counts?.[facet.id]?.values ?? [])
    .filter(({ name }) => !chosen || chosen.includes(name))
    .map(({ name, count }) => ({ key: name, title: labelOf(facet, name), count }))
}

function placesOf(group: 'space' | 'zone', search: ListSearch, { spaces }: KnownSpaces): Group[] {
  const here = spaces.filter(
    ({ id, zone }) =>
      (search.space.length === 0 || search.space.includes(id)) &&
      (search.zone.length === 0 || (zone !== null && search.zone.includes(zone.id))),
  )
  const places = here.flatMap(({ id, name, zone }) => (group === 'space' ? [{ id, name }] : zone ? [zone] : []))
  return [...new Map(places.map(({ id, name }) => [id, { key: id, title: name, count: null }])).values()]
}

/** The search for one group alone. */
export function searchWithin(search: ListSearch, group: string, key: string): ListSearch {
  return { ...search, layout: 'table', group: null, peek: null, after: null, [group]: [key] }
}
