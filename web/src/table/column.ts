import type { ReactNode } from 'react'
import type { Row } from '../graph/rows'

/** One column of a table. The first one names the row: it stays in sight, and heads the card on a narrow screen. */
export type Column<Node> = {
  /** As the URL spells it. */
  id: string
  title: string
  /** Its width on a wide screen, as a Tailwind class; the row of titles keeps it whatever stands in the cells. */
  width: string
  /** How the URL spells the order by it, ascending; `-` before it is descending. Left out: the graph cannot order by it. */
  sort?: string
  /** Whether the first click orders descending, as of times. */
  newestFirst?: boolean
  /** Numbers stand at the end. */
  end?: boolean
  /** Whether it is shown only when somebody asks for it. */
  isExtra?: boolean
  /** Fields of the node that it needs: where one was not read, the cell says so. */
  needs?: readonly string[]
  /** Where its value stands in a row for exports, such as `space.name`. Left out: it is not exported. */
  path?: string
  cell(node: Node, row: Row<Node>): ReactNode
}

/** The columns to show: those that were asked for, in that order, or the usual ones. The first is always there. */
export function shownColumns<Node>(columns: readonly Column<Node>[], asked: readonly string[] | null): Column<Node>[] {
  const [first, ...rest] = columns
  if (!first) return []
  if (!asked || asked.length === 0) return [first, ...rest.filter(({ isExtra }) => !isExtra)]
  const wanted = asked.flatMap((id) => rest.find((column) => column.id === id) ?? [])
  return [first, ...wanted]
}

/** The order that a click on a column's title leads to. */
export function nextSort<Node>({ sort, newestFirst }: Column<Node>, current: string): string | null {
  if (!sort) return null
  const [begins, other] = newestFirst ? [`-${sort}`, sort] : [sort, `-${sort}`]
  return current === begins ? other : begins
}

/** How a table says that a column orders it. */
export function ariaSort<Node>(
  { sort }: Column<Node>,
  current: string,
): 'ascending' | 'descending' | 'none' | undefined {
  if (!sort) return undefined
  if (current === sort) return 'ascending'
  return current === `-${sort}` ? 'descending' : 'none'
}
