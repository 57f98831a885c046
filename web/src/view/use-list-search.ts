'use client'

import { useQueryStates } from 'nuqs'
import { useCallback, useMemo } from 'react'
import { chosenOf } from '../find/list-search'
import type { ListViewProps, SetSearch } from './list-props'

/** What a list's URL says and how it is changed: a change of anything but the panel begins the list anew. */
export function useListSearch<Node extends { id: string }>({ schema, search, facets }: ListViewProps<Node>) {
  const [, setSearch] = useQueryStates(schema.parsers, { shallow: true, history: 'push' })
  const facetIds = useMemo(() => facets.map(({ id }) => id), [facets])
  const set: SetSearch = useCallback(
    (changes, history = 'push') => {
      const all = 'peek' in changes ? changes : { after: null, ...changes }
      void setSearch(all as Parameters<typeof setSearch>[0], { history })
    },
    [setSearch],
  )
  return {
    facetIds,
    /** The names chosen of each facet. */
    chosen: chosenOf(search, facetIds),
    set,
    clear: () => set({ text: '', space: [], zone: [], ...Object.fromEntries(facetIds.map((id) => [id, []])) }),
    openPanel: (id: string | null, history: 'push' | 'replace' = 'push') => set({ peek: id }, history),
  }
}
