'use client'

import type { Layout } from '../find/list-search'
import { Menu, type MenuItem } from '../ui/menu'

/** What a list can be laid out as, beside a table. */
export type LayoutChoices = {
  /** By what its rows can be grouped. */
  groups: readonly { id: string; title: string }[]
  hasTiles: boolean
}

/** The ways there are, and the one it is. */
export type LayoutProps = LayoutChoices & {
  layout: Layout
  group: string | null
  onChange(layout: Layout, group: string | null): void
}

/** How a list can be laid out, the way it is ticked. */
export function layoutItems({ groups, hasTiles, layout, group, onChange }: LayoutProps): MenuItem[] {
  const grouped = layout === 'grouped' ? groups.find(({ id }) => id === group) : undefined
  const isTiles = !grouped && layout === 'tiles' && hasTiles
  return [
    { says: 'Table', isChecked: !grouped && !isTiles, run: () => onChange('table', null) },
    ...(hasTiles ? [{ says: 'Tiles', isChecked: isTiles, run: () => onChange('tiles', null) }] : []),
    ...groups.map(({ id, title }) => ({
      says: `Grouped by ${lower(title)}`,
      isChecked: grouped?.id === id,
      run: () => onChange('grouped', id),
    })),
  ]
}

/** Chooses how a list is laid out: as a table, as tiles, or in groups. */
export function LayoutMenu(props: LayoutProps) {
  const current = layoutItems(props).find(({ isChecked }) => isChecked)?.says ?? ''
  const says = current.replace('Grouped by', 'By')
  return (
    <Menu label={`Layout: ${says}`} className="control" items={() => layoutItems(props)}>
      {says}
      <svg
        viewBox="0 0 12 12"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        aria-hidden="true"
        className="size-3 text-muted"
      >
        <path d="M3 4.5l3 3 3-3" />
      </svg>
    </Menu>
  )
}

/** A title within a sentence. Spaces and Zones keep their capitals. */
function lower(title: string): string {
  return title === 'Space' || title === 'Zone' ? title : title.charAt(0).toLowerCase() + title.slice(1)
}
