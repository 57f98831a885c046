'use client'

import type { RefObject } from 'react'
import { SORTS, type Sort } from './search-params'
import { SpaceFilter } from './space-filter'
import type { SpaceChoices } from './space-choices'
import { TextFilter } from './text-filter'
import { useView } from './view-state'

const SORT_NAMES: Record<Sort, string> = {
  name: 'Name, A to Z',
  '-name': 'Name, Z to A',
  'last-deployed': 'Longest since deployed',
  '-last-deployed': 'Last deployed',
}

/** The order of the table where its head, which offers it otherwise, has no room. */
function SortChoice() {
  const { search, change } = useView()
  return (
    <select
      aria-label="Order"
      value={search.sort}
      onChange={(event) => {
        const sort = SORTS.find((name) => name === event.target.value)
        if (sort) change({ sort })
      }}
      className="control max-md:order-1 md:hidden"
    >
      {SORTS.map((sort) => (
        <option key={sort} value={sort}>
          {SORT_NAMES[sort]}
        </option>
      ))}
    </select>
  )
}

export type ToolbarProps = {
  count: string
  choices: SpaceChoices
  textInput: RefObject<HTMLInputElement | null>
  spaceButton: RefObject<HTMLButtonElement | null>
  onLeaveText(): void
  onGraphQL(): void
  onKeys(): void
}

/** Title, count, filters and tools above the table. */
export function Toolbar(props: ToolbarProps) {
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line px-4 py-2.5 sm:px-5">
      <h1 className="text-lg font-semibold tracking-tight">Projects</h1>
      <p role="status" aria-label="Count" className="mr-auto text-muted tabular-nums">
        {props.count}
      </p>
      <TextFilter input={props.textInput} onLeave={props.onLeaveText} />
      <SpaceFilter choices={props.choices} button={props.spaceButton} />
      <SortChoice />
      <span aria-hidden="true" className="mx-1 h-5 w-px bg-line max-md:hidden" />
      <button type="button" className="control" aria-haspopup="dialog" aria-keyshortcuts="g" onClick={props.onGraphQL}>
        <span>
          <span className="max-sm:sr-only">Copy </span>GraphQL
        </span>
      </button>
      <button
        type="button"
        className="control w-8 justify-center px-0 text-muted max-md:hidden"
        aria-haspopup="dialog"
        aria-label="Keyboard shortcuts"
        aria-keyshortcuts="?"
        onClick={props.onKeys}
      >
        ?
      </button>
    </div>
  )
}
