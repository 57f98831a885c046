'use client'

import { useEffect, useRef } from 'react'

type Named = { id: string; title: string }

export type ColumnsProps = {
  columns: readonly Named[]
  shown: readonly Named[]
  /** Ids of the columns to show, or null for the usual ones. */
  onChange(ids: string[] | null): void
}

/** Chooses the columns of a table and their order; the one that names the row always stays first. */
export function ColumnChoices({ columns, shown, onChange }: ColumnsProps) {
  const frame = useRef<HTMLDivElement>(null)
  // It comes after what it stands in has taken the focus.
  useEffect(() => frame.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus(), [])
  const [, ...choices] = columns
  const [, ...chosen] = shown
  const ids = chosen.map(({ id }) => id)
  const rest = choices.filter(({ id }) => !ids.includes(id))
  const swap = (place: number, other: number) => {
    const next = [...ids]
    const [one, two] = [next[place], next[other]]
    if (one === undefined || two === undefined) return
    next[place] = two
    next[other] = one
    onChange(next)
  }
  return (
    <div ref={frame} className="flex flex-col p-1.5">
      <ul aria-label="Shown, in this order">
        {chosen.map(({ id, title }, place) => (
          <li key={id} className="group flex h-8 items-center rounded-md pr-1 hover:bg-hover">
            <Choice
              title={title}
              isFirst={place === 0}
              isShown
              onToggle={() => onChange(ids.filter((one) => one !== id))}
            />
            <Step
              says={`Move ${title} to the front`}
              d="M3 7.5l3-3 3 3"
              isOff={place === 0}
              onStep={() => swap(place, place - 1)}
            />
            <Step
              says={`Move ${title} to the back`}
              d="M3 4.5l3 3 3-3"
              isOff={place === chosen.length - 1}
              onStep={() => swap(place, place + 1)}
            />
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <ul aria-label="Not shown" className="mt-1 border-t border-line pt-1">
          {rest.map(({ id, title }, place) => (
            <li key={id} className="flex h-8 items-center rounded-md hover:bg-hover">
              <Choice
                title={title}
                isFirst={chosen.length === 0 && place === 0}
                isShown={false}
                onToggle={() => onChange([...ids, id])}
              />
            </li>
          ))}
        </ul>
      )}
      <button
        type="button"
        onClick={() => onChange(null)}
        className="mt-1 h-8 border-t border-line px-2 text-left text-muted hover:text-ink"
      >
        The usual columns
      </button>
    </div>
  )
}

type ChoiceProps = { title: string; isShown: boolean; isFirst: boolean; onToggle(): void }

function Choice({ title, isShown, isFirst, onToggle }: ChoiceProps) {
  return (
    <label className="flex h-8 min-w-0 flex-1 items-center gap-2.5 px-2">
      <input
        type="checkbox"
        className="accent-accent"
        data-first-focus={isFirst ? '' : undefined}
        checked={isShown}
        onChange={onToggle}
      />
      <span className="truncate">{title}</span>
    </label>
  )
}

function Step({ says, d, isOff, onStep }: { says: string; d: string; isOff: boolean; onStep(): void }) {
  return (
    <button
      type="button"
      aria-label={says}
      aria-disabled={isOff}
      onClick={() => !isOff && onStep()}
      className="grid size-6 place-items-center rounded text-muted hover:bg-line hover:text-ink aria-disabled:opacity-25"
    >
      <svg
        viewBox="0 0 12 12"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        aria-hidden="true"
        className="size-3"
      >
        <path d={d} />
      </svg>
    </button>
  )
}
