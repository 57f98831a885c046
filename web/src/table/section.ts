import type { ReactNode } from 'react'
import type { Row } from '../graph/rows'

/** A group of rows under a head of its own, which opens and closes it. */
export type Section<Node> = {
  key: string
  title: string
  /** How many rows there are in it over the whole fleet; null: not counted. */
  count: number | null
  isOpen: boolean
  onToggle(): void
  /** Those that were read. */
  rows: readonly Row<Node>[]
  /** Stands under its rows: that they are being read, why they could not be, or where the rest is. */
  note: ReactNode
}

/** One line of a table: a row, the title of rows that belong together, the head of a section, or what stands under one. */
export type Item<Node> =
  | { kind: 'row'; key: string; row: Row<Node>; place: number }
  | { kind: 'group'; key: string; title: ReactNode }
  | { kind: 'section'; key: string; section: Section<Node> }
  | { kind: 'note'; key: string; note: ReactNode }

type Lines<Node> = {
  rows: readonly Row<Node>[]
  groupOf?(node: Node): { key: string; title: ReactNode }
  sections?: readonly Section<Node>[]
}

/** The lines of a table in their order. Sections bring their own rows, which are those of the table one after the other. */
export function itemsOf<Node>({ rows, groupOf, sections }: Lines<Node>): Item<Node>[] {
  if (sections) return sectionItems(sections)
  let last: string | null = null
  return rows.flatMap((row, place): Item<Node>[] => {
    const item: Item<Node> = { kind: 'row', key: row.key ?? row.id, row, place }
    const group = groupOf?.(row.node)
    if (!group || group.key === last) return [item]
    last = group.key
    return [{ kind: 'group', key: `group ${group.key}`, title: group.title }, item]
  })
}

function sectionItems<Node>(sections: readonly Section<Node>[]): Item<Node>[] {
  let place = 0
  return sections.flatMap((section): Item<Node>[] => {
    const head: Item<Node> = { kind: 'section', key: `section ${section.key}`, section }
    if (!section.isOpen) return [head]
    const rows = section.rows.map((row): Item<Node> => ({ kind: 'row', key: row.key ?? row.id, row, place: place++ }))
    const note: Item<Node>[] = section.note ? [{ kind: 'note', key: `note ${section.key}`, note: section.note }] : []
    return [head, ...rows, ...note]
  })
}
