'use client'

import { useMemo } from 'react'
import type { NeedsAttentionQuery, NeedsAttentionQueryVariables } from '../generated/graphql'
import { isAlways } from '../time/period'
import { Blank } from '../view/blank'
import type { PageParts } from '../view/page-view'
import { AttentionFilter } from './filter'
import { partsOf } from './parts'
import { PartList } from './part-list'
import type { AttentionSearch } from './source'
import { useSteady } from './steady'
import { Tally } from './tally'
import { useRenewal } from './use-renewal'

type BodyProps = {
  data: NeedsAttentionQuery
  parts: PageParts<NeedsAttentionQuery>
  search: AttentionSearch
  /** Where periods that move end, in epoch milliseconds. */
  moment: number
  /** What was asked. */
  variables: NeedsAttentionQueryVariables
  onSearch(changes: Partial<AttentionSearch>): void
}

/** The page as far as it was read: the filter, how much of what there is, and each part with its rows. */
export function AttentionBody({ data, parts: page, search, moment, variables, onSearch }: BodyProps) {
  const parts = useMemo(() => partsOf(data, search, moment), [data, search, moment])
  const [steady, show] = useSteady(parts, page.isStale ? 'stale' : JSON.stringify(variables))
  useRenewal(variables, page.refresh)
  const isFiltered = search.space.length > 0 || search.environment !== null || search.mine || !isAlways(search)
  const shown = steady.filter(
    ({ rows, count, held, id }) => rows.length + count + held > 0 || (id === 'decisions' && search.mine),
  )
  const asked = data.interruptions?.completeness.asked ?? 1
  return (
    <div className={`min-h-0 flex-1 overflow-y-auto transition-opacity ${page.isStale ? 'opacity-50 delay-100' : ''}`}>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 pt-4 pb-3 sm:px-5">
        <h1 className="text-xl font-semibold tracking-tight">Needs attention</h1>
        <div className="ml-auto flex flex-wrap items-center gap-2 print:hidden">{page.query}</div>
      </header>
      <AttentionFilter
        search={search}
        environments={data.deploymentCellFacets?.environment.values ?? []}
        onSearch={onSearch}
      />
      <Tally parts={steady} />
      <div id="rows" tabIndex={-1} className="outline-none">
        {asked === 0 ? (
          <Blank title="No Spaces yet">You may not enter any Space so far. An administrator can let you in.</Blank>
        ) : shown.length === 0 ? (
          <Nothing isFiltered={isFiltered} onClear={() => onSearch(CLEARED)} />
        ) : (
          <div className="flex max-w-6xl flex-col gap-8 px-4 py-5 sm:px-5">
            {shown.map((part) => (
              <PartList
                key={part.id}
                part={part}
                isMine={part.id === 'decisions' ? search.mine : null}
                onMine={(mine) => onSearch({ mine })}
                onShow={show}
              />
            ))}
          </div>
        )}
      </div>
    </div>
  )
}

const CLEARED: Partial<AttentionSearch> = {
  space: [],
  environment: null,
  mine: false,
  period: null,
  from: null,
  to: null,
  tz: null,
}

function Nothing({ isFiltered, onClear }: { isFiltered: boolean; onClear(): void }) {
  if (!isFiltered) {
    return <Blank title="Nothing needs attention">Nothing is failed, running, or waiting for anybody.</Blank>
  }
  return (
    <Blank
      title="Nothing that matches needs attention"
      action={
        <button type="button" className="control" onClick={onClear}>
          Clear filters
        </button>
      }
    >
      Nothing that the filter leaves is failed, running, or waiting for anybody.
    </Blank>
  )
}
