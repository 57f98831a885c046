'use client'

import { Menu } from '../ui/menu'
import type { ListViewProps } from './list-props'
import { listActions, type ListActs } from './list-actions'

/** On a narrow screen, one button for all that can be done with a list. */
export function ListMore<Node extends { id: string }>({ props, acts }: { props: ListViewProps<Node>; acts: ListActs }) {
  return (
    <Menu
      label="More"
      className="control ml-auto md:hidden"
      items={() => [...listActions(props, acts), { says: 'Query', section: '', run: () => acts.onDialog('query') }]}
    >
      <svg viewBox="0 0 16 16" fill="currentColor" aria-hidden="true" className="size-4">
        <circle cx="3.5" cy="8" r="1.25" />
        <circle cx="8" cy="8" r="1.25" />
        <circle cx="12.5" cy="8" r="1.25" />
      </svg>
    </Menu>
  )
}
