'use client'

import { useState, type RefObject } from 'react'
import { useKnownSpaces } from '../spaces/known'
import { ViewsMenu } from '../view/views-menu'
import type { MissingSearch } from './search-params'

type FilterProps = {
  search: MissingSearch
  input: RefObject<HTMLInputElement | null>
  onSearch(changes: Partial<MissingSearch>): void
}

/** Narrows the page by words and a Space. Works without script as well: it leads to the same address. */
export function MissingFilter({ search, input, onSearch }: FilterProps) {
  const { spaces, nameOf } = useKnownSpaces()
  const [text, setText] = useState(search.text)
  const chosen = search.space.join(',')
  return (
    <form
      role="search"
      aria-label="Missing values"
      method="get"
      action="/missing-values"
      className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-3 sm:px-5 print:hidden"
      onSubmit={(event) => {
        event.preventDefault()
        onSearch({ text })
      }}
    >
      <input
        ref={input}
        name="text"
        aria-label="Project or tenant"
        aria-keyshortcuts="/"
        placeholder="Project or tenant"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="h-8 min-w-0 flex-1 basis-48 rounded-md border border-line-strong bg-raised px-2.5 placeholder:text-muted sm:max-w-80"
      />
      <select
        name="space"
        aria-label="Space"
        value={chosen}
        onChange={({ target }) => onSearch({ space: target.value === '' ? [] : target.value.split(',') })}
        className="control max-w-48"
      >
        <option value="">All Spaces</option>
        {chosen !== '' && !spaces.some(({ id }) => id === chosen) && (
          <option value={chosen}>{search.space.map(nameOf).join(', ')}</option>
        )}
        {spaces.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {search.project !== '' && (
        <button type="button" className="control" onClick={() => onSearch({ project: '' })}>
          Only one project ✕<span className="sr-only">: show all</span>
        </button>
      )}
      <ViewsMenu path="/missing-values" what="missing values" />
    </form>
  )
}
