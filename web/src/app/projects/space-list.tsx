'use client'

import { useEffect, useRef } from 'react'
import type { SpaceChoice } from './space-choices'

type SpaceListProps = {
  options: readonly SpaceChoice[]
  /** Ids of the Spaces that the table is filtered by. */
  chosen: readonly string[]
  /** Place of the option that the keyboard is on. */
  current: number
  onPoint(place: number): void
  onToggle(id: string): void
}

/** The Spaces on offer. The focus stays in the search box above; this list only shows where it points. */
export function SpaceList({ options, chosen, current, onPoint, onToggle }: SpaceListProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[data-current]')?.scrollIntoView?.({ block: 'nearest' })
  }, [current])
  return (
    <ul
      ref={list}
      id="space-options"
      role="listbox"
      aria-label="Spaces"
      aria-multiselectable="true"
      className="max-h-80 overflow-y-auto p-1.5"
    >
      {options.map((space, place) => {
        const selected = chosen.includes(space.id)
        return (
          <li
            key={space.id}
            id={`space-option-${place}`}
            role="option"
            aria-selected={selected}
            data-current={place === current || undefined}
            onPointerMove={() => onPoint(place)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onToggle(space.id)}
            className="flex cursor-default items-center gap-2.5 rounded-lg px-2 py-1.5 data-current:bg-hover dark:data-current:bg-line"
          >
            <span
              aria-hidden="true"
              className={`grid size-4 shrink-0 place-items-center rounded border ${selected ? 'border-accent bg-accent text-on-accent' : 'border-line-strong'}`}
            >
              {selected && (
                <svg viewBox="0 0 12 12" fill="none" stroke="currentColor" strokeWidth="2" className="size-3">
                  <path d="M2.5 6.2l2.3 2.3L9.5 3.8" strokeLinecap="round" strokeLinejoin="round" />
                </svg>
              )}
            </span>
            <span className="truncate">{space.name}</span>
            {space.zone && <span className="ml-auto max-w-28 truncate text-sm text-faint">{space.zone}</span>}
          </li>
        )
      })}
      {options.length === 0 && (
        <li role="presentation" className="px-2 py-6 text-center text-muted">
          No Space of that name
        </li>
      )}
    </ul>
  )
}
