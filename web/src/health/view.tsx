'use client'

import { useQueryStates } from 'nuqs'
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { FleetHealthDocument, type FleetHealthQuery, type FleetHealthQueryVariables } from '../generated/graphql'
import type { Served } from '../graph/served'
import { useCalmRefresh } from '../live/use-calm-refresh'
import { PageView } from '../view/page-view'
import { HealthBody } from './body'
import { HealthFilter } from './filter'
import { HEALTH_PARSERS, healthVariables, timeParts } from './source'

type HealthProps = {
  served: Served<FleetHealthQuery, FleetHealthQueryVariables>
  /** The moment that the server asked for, in epoch milliseconds. */
  now: number
}

/** How the fleet is: which Spaces answer and how fast, what they serve, and how their deployments end. */
export function HealthView({ served, now }: HealthProps) {
  const [search, setSearch] = useQueryStates(HEALTH_PARSERS, { shallow: true, history: 'push' })
  const [moment, setMoment] = useState(now)
  const input = useRef<HTMLInputElement>(null)
  const variables = useMemo(() => healthVariables(search, moment), [search, moment])
  return (
    <PageView
      name="Fleet health"
      document={FleetHealthDocument}
      variables={variables}
      served={served}
      field="spaces"
      subject={({ spaces }) => spaces}
      titleOf={() => 'Fleet health'}
      completeness={({ reached }) => reached?.completeness}
      live={[]}
      keys={[
        { key: '/', says: 'Filter Spaces', run: () => input.current?.select() },
        {
          key: 't',
          says: 'Tiles or table',
          run: () => void setSearch({ as: search.as === 'tiles' ? 'table' : 'tiles' }),
        },
      ]}
    >
      {(_, data, { query, isStale, refresh }) => (
        <Alive
          onChange={() => {
            // Parts of the time that are over move on.
            setMoment(Date.now())
            refresh()
          }}
        >
          <HealthBody
            data={data}
            search={search}
            parts={timeParts(search.span, moment)}
            isStale={isStale}
            onClear={() => void setSearch({ text: '', after: null })}
          >
            <header className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 pt-4 pb-3 sm:px-5">
              <h1 className="text-xl font-semibold tracking-tight">Fleet health</h1>
              <div className="ml-auto flex flex-wrap items-center gap-2 print:hidden">
                <button type="button" className="control" onClick={refresh}>
                  Refresh
                </button>
                {query}
              </div>
            </header>
            <HealthFilter
              search={search}
              operation={{ query: String(FleetHealthDocument), variables }}
              input={input}
              onSearch={(changes) => void setSearch(changes)}
            />
          </HealthBody>
        </Alive>
      )}
    </PageView>
  )
}

/** Deployments of a busy fleet end all the time: the page is counted anew at most so often, in milliseconds. */
const RHYTHM = 30_000

function Alive({ onChange, children }: { onChange(): void; children: ReactNode }) {
  useCalmRefresh(['DEPLOYMENT'], onChange, RHYTHM)
  return children
}
