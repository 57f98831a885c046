'use client'

import { useRef, useState, type RefObject } from 'react'
import { ExportMenu } from '../view/export-menu'
import type { ViewQuery } from '../view/query-dialog'
import { ViewsMenu } from '../view/views-menu'
import { SPAN_NAMES, type HealthSearch, type Span } from './source'

const SAYS: Record<Span, string> = { '24h': '24 hours', '7d': '7 days', '30d': '30 days' }

const EXPORT = [
  { name: 'Id', path: 'id' },
  { name: 'Space', path: 'name' },
  { name: 'Instance', path: 'instance.name' },
  { name: 'Zone', path: 'instance.zone.name' },
  { name: 'Projects', path: 'projects.totalCount' },
]

/** Typing rests so long before the page follows, in milliseconds. */
const PAUSE = 300

type FilterProps = {
  search: HealthSearch
  operation: ViewQuery
  input: RefObject<HTMLInputElement | null>
  onSearch(changes: Partial<HealthSearch>): void
}

/** Narrows the page to some Spaces and a time, and chooses tiles or a table. */
export function HealthFilter({ search, operation, input, onSearch }: FilterProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // What stands in the field while somebody types; else the address says it.
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 pb-3 sm:px-5 print:hidden">
      <input
        ref={input}
        type="search"
        aria-label="Filter Spaces by name"
        placeholder="Filter Spaces"
        value={typed ?? search.text}
        onBlur={() => setTyped(null)}
        maxLength={200}
        autoComplete="off"
        onChange={({ target }) => {
          setTyped(target.value)
          clearTimeout(timer.current)
          timer.current = setTimeout(() => onSearch({ text: target.value, after: null }), PAUSE)
        }}
        className="h-8 w-56 max-md:w-full rounded-[0.4375rem] border border-line-strong bg-raised px-2.5 placeholder:text-muted"
      />
      <Choice<Span>
        label="Time"
        choices={SPAN_NAMES.map((id) => ({ id, says: SAYS[id] }))}
        current={search.span}
        onChange={(span) => onSearch({ span })}
      />
      <span className="max-md:hidden">
        <Choice<HealthSearch['as']>
          label="Shown as"
          choices={[
            { id: 'tiles', says: 'Tiles' },
            { id: 'table', says: 'Table' },
          ]}
          current={search.as}
          onChange={(as) => onSearch({ as })}
        />
      </span>
      <ViewsMenu path="/health" what="fleet health" />
      <ExportMenu operation={operation} columns={EXPORT} fileName="spaces" />
    </div>
  )
}

type ChoiceProps<Id extends string> = {
  label: string
  choices: readonly { id: Id; says: string }[]
  current: Id
  onChange(id: Id): void
}

/** One of a few, all of which are in sight. */
function Choice<Id extends string>({ label, choices, current, onChange }: ChoiceProps<Id>) {
  return (
    <span
      role="group"
      aria-label={label}
      className="flex h-8 w-fit items-center gap-0.5 rounded-lg border border-line-strong px-0.5"
    >
      {choices.map(({ id, says }) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === current}
          onClick={() => onChange(id)}
          className="h-7 rounded-md px-2.5 whitespace-nowrap text-muted hover:text-ink aria-pressed:bg-line aria-pressed:text-ink"
        >
          {says}
        </button>
      ))}
    </span>
  )
}
