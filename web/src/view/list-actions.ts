import { isFiltered } from '../find/list-search'
import type { MenuItem } from '../ui/menu'
import { exportItems } from './export-menu'
import { layoutItems } from './layout-menu'
import type { ListViewProps, SetSearch } from './list-props'

/** What can stand over a list. */
export type ListDialog = 'query' | 'filters' | 'views' | 'columns'

/** How the actions of a list do what they say. */
export type ListActs = {
  facetIds: readonly string[]
  set: SetSearch
  clear(): void
  onDialog(dialog: ListDialog): void
}

/** Whether a list has columns to choose just now; tiles have none. */
export function hasColumns<Node extends { id: string }>({ search, tiles }: ListViewProps<Node>): boolean {
  return search.layout !== 'tiles' || !tiles
}

/** What can be done with a whole list, in one menu. Its query is apart, as a key shows it already. */
export function listActions<Node extends { id: string }>(
  props: ListViewProps<Node>,
  { facetIds, set, clear, onDialog }: ListActs,
): MenuItem[] {
  const { search, layouts, exportColumns, operation, what } = props
  const { layout, group } = search
  const onChange = (next: typeof layout, by: string | null) => set({ layout: next, group: by })
  const layoutLines = layouts ? layoutItems({ ...layouts, layout, group, onChange }) : []
  const exportLines = exportColumns ? exportItems({ operation, columns: exportColumns, fileName: what }) : []
  return [
    ...(isFiltered(search, facetIds) ? [{ says: 'Clear filters', run: clear }] : []),
    { says: 'Saved views', run: () => onDialog('views') },
    ...(hasColumns(props) ? [{ says: 'Columns', run: () => onDialog('columns') }] : []),
    ...exportLines.map((line) => ({ ...line, section: 'Export' })),
    ...layoutLines.map((line) => ({ ...line, section: 'Layout' })),
  ]
}
