'use client'

import type { RefObject } from 'react'
import { projectsPath, type ProjectSearch } from './search-params'
import { CrossMark } from '../../ui/marks'
import { useView } from './view-state'

/** The fields of the search that a form without script has to carry along. */
function carried(search: ProjectSearch): [string, string][] {
  const path = projectsPath({ space: search.space, sort: search.sort, size: search.size })
  return [...new URLSearchParams(path.split('?')[1] ?? '')]
}

/** Filters by a part of the name. The URL follows the typing a moment later. */
export function TextFilter({ input, onLeave }: { input: RefObject<HTMLInputElement | null>; onLeave: () => void }) {
  const { search, change } = useView()
  return (
    <form
      role="search"
      aria-label="Projects"
      action="/projects"
      onSubmit={(event) => {
        event.preventDefault()
        onLeave()
      }}
      className="relative min-w-0 max-md:order-1 max-sm:w-full sm:w-64"
    >
      {carried(search).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <svg
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        aria-hidden="true"
        className="pointer-events-none absolute top-2 left-2.5 size-4 text-faint"
      >
        <circle cx="7" cy="7" r="4.25" />
        <path d="M10.2 10.2L13.5 13.5" />
      </svg>
      <input
        ref={input}
        name="text"
        role="searchbox"
        aria-label="Filter by name"
        aria-keyshortcuts="/"
        placeholder="Filter by name"
        autoComplete="off"
        spellCheck={false}
        maxLength={256}
        value={search.text}
        onChange={(event) => change({ text: event.target.value }, 'replace')}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
          if (event.key === 'ArrowDown') {
            event.preventDefault()
            onLeave()
          }
        }}
        className="peer h-8 w-full rounded-[0.4375rem] border border-line-strong bg-raised pr-8 pl-8 text-ink placeholder:text-faint"
      />
      {search.text === '' ? (
        <kbd
          aria-hidden="true"
          className="key pointer-events-none absolute top-1.75 right-2 peer-focus:hidden max-md:hidden"
        >
          /
        </kbd>
      ) : (
        <button
          type="button"
          aria-label="Clear the name filter"
          onClick={() => {
            change({ text: '' }, 'replace')
            input.current?.focus()
          }}
          className="absolute top-1 right-1 grid size-6 place-items-center rounded-md text-faint hover:bg-hover hover:text-ink"
        >
          <CrossMark />
        </button>
      )}
    </form>
  )
}
