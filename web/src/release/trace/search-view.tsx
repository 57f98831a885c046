'use client'

import { useQueryStates } from 'nuqs'
import { useState, type FormEvent } from 'react'
import { TraceSearchDocument } from '../../generated/graphql'
import type { TraceSearchQuery, TraceSearchQueryVariables } from '../../generated/graphql'
import { refusalIn } from '../../graph/answer'
import type { Served } from '../../graph/served'
import { Refused } from '../../view/blank'
import { EntityHead } from '../../view/entity-head'
import { PageView } from '../../view/page-view'
import { TRACE_SEARCH, traceVariables, type TraceSearch } from './search-params'
import { Journeys } from './view'

const FIELDS = [
  { id: 'commit', title: 'Commit', hint: 'Its whole number', width: 'sm:w-96' },
  { id: 'package', title: 'Package', hint: 'Its name in the feed', width: 'sm:w-64' },
  { id: 'version', title: 'Version of the package', hint: 'Any', width: 'sm:w-40' },
  { id: 'release', title: 'Release', hint: 'Spaces-1/Releases-7', width: 'sm:w-52' },
] as const

/** Finds the releases that have a commit or a package, and shows where each has been. */
export function TraceSearchView({ served }: { served: Served<TraceSearchQuery, TraceSearchQueryVariables> }) {
  const [search, setSearch] = useQueryStates(TRACE_SEARCH, { shallow: true, history: 'push' })
  const variables = traceVariables(search)
  return (
    <PageView
      name="Trace"
      document={TraceSearchDocument}
      variables={variables as TraceSearchQueryVariables}
      served={served}
      field="trace"
      subject={(data) => data}
      titleOf={() => 'Trace'}
      completeness={({ trace }) => trace?.completeness}
      live={['DEPLOYMENT', 'OUTGOING_BUNDLE', 'INCOMING_BUNDLE']}
    >
      {({ trace }, _, { query, isStale, answer, refresh }) => (
        <>
          <EntityHead crumbs={[{ title: 'Releases', href: '/explore/releases' }]} title="Trace" actions={query}>
            Where releases have been, from the commit to the last receipt.
          </EntityHead>
          <SearchForm key={JSON.stringify(search)} search={search} onSearch={(next) => void setSearch(next)} />
          <div aria-busy={isStale} className={`max-w-4xl px-4 pb-6 sm:px-5 ${isStale ? 'opacity-60' : ''}`}>
            {!variables.isAsked ? (
              <p className="text-muted">Give a commit, a package or a release.</p>
            ) : trace ? (
              <Journeys trace={trace} isHeaded />
            ) : (
              !isStale && answer && <Refused refusal={refusalIn(answer, 'trace')} onRetry={refresh} />
            )}
          </div>
        </>
      )}
    </PageView>
  )
}

/** Works without script as well: it leads to the same address. */
function SearchForm({ search, onSearch }: { search: TraceSearch; onSearch(next: TraceSearch): void }) {
  const [values, setValues] = useState(search)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch(values)
  }
  return (
    <form
      role="search"
      aria-label="Trace"
      method="get"
      onSubmit={submit}
      className="flex flex-wrap items-end gap-3 px-4 py-4 sm:px-5 print:hidden"
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
            onChange={(event) => setValues({ ...values, [id]: event.target.value })}
            className="h-8 rounded-md border border-line-strong bg-raised px-2.5 text-base text-ink placeholder:text-faint"
          />
        </label>
      ))}
      <button type="submit" className="control">
        Trace
      </button>
    </form>
  )
}
