'use client'

import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { SpaceList } from './space-list'
import { spaceName, type SpaceChoices } from './space-choices'
import { useSpaceSearch } from './search-spaces'
import { useView } from './view-state'

const OPTION_ID = 'space-option'

function summary(names: readonly string[]): string {
  const [first, ...rest] = names
  if (first === undefined) return 'All Spaces'
  return rest.length === 0 ? first : `${first} +${rest.length}`
}

/** Which Spaces the table shows: a button with a searchable list of choices, all of it by keyboard. */
export function SpaceFilter({
  choices,
  button,
}: {
  choices: SpaceChoices
  button: RefObject<HTMLButtonElement | null>
}) {
  const { search } = useView()
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const label = summary(search.space.map((id) => spaceName(choices.spaces, id)))

  useEffect(() => {
    if (!open) return
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', onPointerDown)
    return () => document.removeEventListener('pointerdown', onPointerDown)
  }, [open])

  return (
    <div ref={root} className="relative max-md:order-1">
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={`Spaces: ${label}`}
        aria-keyshortcuts="s"
        onClick={() => setOpen(!open)}
        className={`control max-w-56 ${search.space.length > 0 ? 'border-accent/60 text-accent' : ''}`}
      >
        <span className="truncate">{label}</span>
        <svg
          viewBox="0 0 12 12"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          aria-hidden="true"
          className="size-3"
        >
          <path d="M3 4.5l3 3 3-3" />
        </svg>
      </button>
      {open && (
        <SpacePicker
          choices={choices}
          onClose={() => {
            setOpen(false)
            button.current?.focus()
          }}
        />
      )}
    </div>
  )
}

function SpacePicker({ choices, onClose }: { choices: SpaceChoices; onClose: () => void }) {
  const { search, change } = useView()
  const [text, setText] = useState('')
  const [place, setPlace] = useState(0)
  // Chosen ones first, as they were when the list opened: an option does not jump away when it is chosen.
  const [first] = useState(() => new Set(search.space))
  const found = useSpaceSearch(choices, text)
  const options = [...found.filter(({ id }) => first.has(id)), ...found.filter(({ id }) => !first.has(id))]
  const current = Math.min(place, options.length - 1)

  function toggle(id: string) {
    const chosen = search.space.includes(id)
    change({ space: chosen ? search.space.filter((other) => other !== id) : [...search.space, id] })
  }

  function onKeyDown(event: KeyboardEvent) {
    const last = options.length - 1
    const moves: Record<string, number> = {
      ArrowDown: current === last ? 0 : current + 1,
      ArrowUp: current <= 0 ? last : current - 1,
      PageDown: Math.min(current + 8, last),
      PageUp: Math.max(current - 8, 0),
    }
    const to = moves[event.key]
    const option = options[current]
    if (to !== undefined) setPlace(to)
    else if (event.key === 'Enter' && option) toggle(option.id)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
  }

  return (
    <div
      role="dialog"
      aria-label="Choose Spaces"
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) onClose()
      }}
      className="absolute top-full left-0 z-30 mt-1.5 w-72 overflow-hidden rounded-xl bg-raised shadow-pop sm:right-0 sm:left-auto"
    >
      <input
        role="combobox"
        aria-label="Search Spaces"
        aria-expanded="true"
        aria-controls="space-options"
        aria-activedescendant={current >= 0 ? `${OPTION_ID}-${current}` : undefined}
        aria-autocomplete="list"
        autoFocus
        autoComplete="off"
        placeholder="Search Spaces"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setPlace(0)
        }}
        onKeyDown={onKeyDown}
        className="h-10 w-full border-b border-line bg-transparent px-3.5 outline-none placeholder:text-faint"
      />
      <SpaceList options={options} chosen={search.space} current={current} onPoint={setPlace} onToggle={toggle} />
      <div className="flex items-center justify-between border-t border-line px-3.5 py-2 text-sm text-faint">
        <span>
          <kbd className="key">↵</kbd> choose <kbd className="key">esc</kbd> close
        </span>
        <button
          type="button"
          disabled={search.space.length === 0}
          onClick={() => change({ space: [] })}
          className="rounded px-1 text-accent disabled:cursor-default disabled:text-faint"
        >
          Show all
        </button>
      </div>
    </div>
  )
}
