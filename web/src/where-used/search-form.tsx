'use client'

import { useState, type FormEvent } from 'react'
import type { WhereUsedSearch } from './search-params'

const FIELDS = [
  { id: 'find', title: 'Anything, by name', hint: 'An account, a feed, an environment …', width: 'sm:w-80' },
  { id: 'variable', title: 'Variable', hint: 'Its name', width: 'sm:w-60' },
  { id: 'package', title: 'Package', hint: 'Its id in the feed', width: 'sm:w-60' },
] as const

type Typed = Pick<WhereUsedSearch, (typeof FIELDS)[number]['id']>

/** What is asked for. Works without script as well: it leads to the same address. */
export function SearchForm({ search, onSearch }: { search: WhereUsedSearch; onSearch(next: Typed): void }) {
  const [values, setValues] = useState<Typed>(search)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch(values)
  }
  return (
    <form
      role="search"
      aria-label="Where used"
      method="get"
      action="/where-used"
      onSubmit={submit}
      className="flex flex-wrap items-end gap-3 print:hidden"
    >
      {FIELDS.map(({ id, title, hint, width }) => (
        <label key={id} className={`flex w-full flex-col gap-1 text-sm text-muted ${width}`}>
          {title}
          <input
            name={id}
            value={values[id]}
            placeholder={hint}
            spellCheck={false}
            autoComplete="off"
            maxLength={200}
            onChange={(event) => setValues({ find: '', variable: '', package: '', [id]: event.target.value })}
            className="h-8 rounded-md border border-line-strong bg-raised px-2.5 text-base text-ink placeholder:text-muted"
          />
        </label>
      ))}
      <button type="submit" className="control">
        Find
      </button>
    </form>
  )
}
