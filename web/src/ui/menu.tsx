'use client'

import { Fragment, useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { placeBeside } from './place-beside'

/** One thing that a menu offers: an action, or a link to somewhere. */
export type MenuItem = {
  says: string
  icon?: ReactNode
  /** Text at the end, such as a key. */
  hint?: string
  isChecked?: boolean
  /** What it belongs to, with the items beside it that say the same; they stand apart from others. Empty: apart, without a title. */
  section?: string
} & ({ run(): void } | { href: string })

/** What opens a menu: its label, and how it looks. */
type MenuProps = {
  label: string
  items: () => readonly MenuItem[]
  className?: string
  tabIndex?: number
  children: ReactNode
}

/**
 * A button that opens a menu, as the ARIA pattern for menu buttons has it: arrow keys, Home, End and first letters move, Esc closes and
 * gives the focus back. The items are made when it opens.
 */
export function Menu({ label, items, className, tabIndex, children }: MenuProps) {
  const [open, setOpen] = useState<readonly MenuItem[] | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open !== null}
        aria-controls={open ? id : undefined}
        tabIndex={tabIndex}
        className={className}
        onClick={(event) => {
          event.stopPropagation()
          setOpen(open ? null : items())
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          event.stopPropagation()
          setOpen(items())
        }}
      >
        {children}
      </button>
      {open && <MenuList id={id} label={label} items={open} anchor={button} onClose={() => setOpen(null)} />}
    </>
  )
}

type MenuListProps = {
  id: string
  label: string
  items: readonly MenuItem[]
  anchor: React.RefObject<HTMLButtonElement | null>
  onClose(): void
}

const ITEM =
  'flex h-8 w-full items-center gap-2.5 rounded-md px-2.5 text-left outline-none hover:bg-hover focus:bg-hover [&>svg]:text-muted'

function MenuList({ id, label, items, anchor, onClose }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const [shown, button] = [list.current, anchor.current]
    if (!shown || !button) return
    shown.showPopover()
    placeBeside(shown, button)
    shown.querySelector<HTMLElement>('[role^=menuitem]')?.focus()
  }, [anchor])

  const close = (giveBack: boolean) => {
    if (giveBack) anchor.current?.focus()
    onClose()
  }
  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation()
    if (event.key === 'Escape' || event.key === 'Tab') {
      if (event.key === 'Escape') event.preventDefault()
      return close(true)
    }
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
    const place = all.findIndex((one) => one === document.activeElement)
    const to: Record<string, number> = {
      ArrowDown: (place + 1) % all.length,
      ArrowUp: (place - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }
    const letter = event.key.length === 1 ? event.key.toLowerCase() : null
    const next =
      to[event.key] ??
      (letter === null
        ? undefined
        : all.findIndex((one, i) => i !== place && one.textContent?.trim().toLowerCase().startsWith(letter)))
    if (next === undefined || next === -1) return
    event.preventDefault()
    all[next]?.focus()
  }

  return (
    <div
      ref={list}
      id={id}
      role="menu"
      aria-label={label}
      popover="auto"
      onKeyDown={onKeyDown}
      onClick={(event) => event.stopPropagation()}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose()
      }}
      className="fixed inset-auto m-0 max-h-[80dvh] min-w-44 overflow-y-auto rounded-lg bg-raised p-1 text-ink shadow-pop"
    >
      {items.map((item, place) => (
        <Fragment key={`${item.section ?? ''} ${item.says}`}>
          {place > 0 && item.section !== items[place - 1]?.section && <hr className="my-1 border-line" />}
          {item.section && item.section !== items[place - 1]?.section && (
            <p role="presentation" className="px-2.5 py-1 text-sm text-muted">
              {item.section}
            </p>
          )}
          <MenuLine item={item} onChosen={() => close(true)} />
        </Fragment>
      ))}
    </div>
  )
}

function MenuLine({ item, onChosen }: { item: MenuItem; onChosen(): void }) {
  const label = item.section ? `${item.section}: ${item.says}` : undefined
  if ('href' in item) {
    return (
      <a role="menuitem" aria-label={label} tabIndex={-1} href={item.href} className={ITEM}>
        {item.icon}
        <span className="flex-1 truncate">{item.says}</span>
      </a>
    )
  }
  return (
    <button
      type="button"
      role={item.isChecked === undefined ? 'menuitem' : 'menuitemcheckbox'}
      aria-checked={item.isChecked}
      aria-label={label}
      tabIndex={-1}
      onClick={() => {
        onChosen()
        item.run()
      }}
      className={ITEM}
    >
      {item.icon}
      <span className="flex-1 truncate">{item.says}</span>
      {item.isChecked && <span aria-hidden="true">✓</span>}
      {item.hint && <kbd className="key">{item.hint}</kbd>}
    </button>
  )
}
