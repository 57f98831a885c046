import type { Sort } from './search-params'

type Column = {
  id: 'project' | 'space' | 'zone' | 'lifecycle' | 'release' | 'deployment' | 'owner'
  title: string
  /** Share of the table's width. */
  width: string
  /** The orders that this column offers, the one that a first click gives first. */
  sorts?: readonly [Sort, Sort]
}

/** The table's columns, in order. */
export const COLUMNS: readonly Column[] = [
  { id: 'project', title: 'Project', width: 'w-[20%]', sorts: ['name', '-name'] },
  { id: 'space', title: 'Space', width: 'w-[12%]' },
  { id: 'zone', title: 'Zone', width: 'w-[11%]' },
  { id: 'lifecycle', title: 'Lifecycle', width: 'w-[11%]' },
  { id: 'release', title: 'Latest release', width: 'w-[9%]' },
  { id: 'deployment', title: 'Last deployment', width: 'w-[21%]', sorts: ['-last-deployed', 'last-deployed'] },
  { id: 'owner', title: 'Production owner', width: 'w-[16%]' },
]

/** What `aria-sort` says of an order. */
export function ariaSort(sort: Sort): 'ascending' | 'descending' {
  return sort.startsWith('-') ? 'descending' : 'ascending'
}

/** The order that a click on a column gives. */
export function nextSort(sorts: readonly [Sort, Sort], current: Sort): Sort {
  return current === sorts[0] ? sorts[1] : sorts[0]
}
