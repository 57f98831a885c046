'use client'

import { copyText } from '../ui/copy'
import { Menu, type MenuItem } from '../ui/menu'
import { say } from '../ui/say'

type RowMenuProps = {
  id: string
  name: string
  /** The address of its page. */
  href: string | null
  /** What else can be done with it. */
  more?: () => readonly MenuItem[]
  tabIndex: number
}

async function copy(what: string, text: string): Promise<void> {
  say((await copyText(text)) ? `Copied the ${what}.` : `The browser does not let pages copy. The ${what}: ${text}`)
}

/** What can be done with every row: copy its id, name and link, and whatever its view adds. */
export function RowMenu({ id, name, href, more, tabIndex }: RowMenuProps) {
  const items = () => [
    ...(more?.() ?? []),
    ...(href === null ? [] : [{ says: 'Open', href }]),
    { says: 'Copy id', run: () => void copy('id', id) },
    { says: 'Copy name', run: () => void copy('name', name) },
    ...(href === null
      ? []
      : [{ says: 'Copy link', run: () => void copy('link', new URL(href, window.location.href).href) }]),
  ]
  return (
    <Menu
      label={`Actions: ${name}`}
      items={items}
      tabIndex={tabIndex}
      className="grid size-7 place-items-center rounded-md text-faint hover:bg-line hover:text-ink aria-expanded:bg-line"
    >
      <svg viewBox="0 0 16 16" fill="currentColor" aria-hidden="true" className="size-4">
        <circle cx="3.5" cy="8" r="1.25" />
        <circle cx="8" cy="8" r="1.25" />
        <circle cx="12.5" cy="8" r="1.25" />
      </svg>
    </Menu>
  )
}
