'use client'

import type { ReactNode } from 'react'
import type { FleetHealthQuery } from '../generated/graphql'
import { useFleetHealth } from '../live/use-changes'
import { Blank } from '../view/blank'
import { numberText } from '../view/count-text'
import { EndedChart } from './chart'
import { Figures } from './figures'
import { healthPath, isOfDays, type HealthSearch, type TimePart } from './source'
import { endedIn, spaceStates, type SpaceState } from './space-state'
import { SpaceTable } from './table'
import { SpaceTiles } from './tiles'

type BodyProps = {
  data: FleetHealthQuery
  search: HealthSearch
  parts: readonly TimePart[]
  isStale: boolean
  onClear(): void
  children: ReactNode
}

/** The page as far as it was read, with what the stream says of each Space since. */
export function HealthBody({ data, search, parts, isStale, onClear, children }: BodyProps) {
  const live = useFleetHealth()
  const spaces = spaceStates(data, live)
  const ended = endedIn(data)
  const total = data.spaces?.totalCount ?? 0
  const isPartial = (data.reached?.completeness.missing.length ?? 1) > 0
  return (
    <div className={`min-h-0 flex-1 overflow-y-auto transition-opacity ${isStale ? 'opacity-50 delay-100' : ''}`}>
      {children}
      <div id="rows" tabIndex={-1} className="outline-none">
        {spaces.length === 0 ? (
          <None isFiltered={search.text.trim() !== '' || search.after !== null} onClear={onClear} />
        ) : (
          <div className="flex flex-col gap-7 px-4 py-5 sm:px-5">
            <Figures data={data} live={live} ended={ended} isPartial={isPartial} />
            {ended && (
              <EndedChart
                ended={ended}
                parts={parts}
                title="Finished deployments in all Spaces"
                isOfDays={isOfDays(search.span)}
                isPartial={isPartial}
              />
            )}
            <Spaces spaces={spaces} as={search.as} />
            {data.spaces && (data.spaces.pageInfo.hasNextPage || search.after !== null) && (
              <nav aria-label="Pages" className="flex flex-wrap items-center gap-2">
                {search.after !== null && (
                  <a className="control" href={healthPath({ ...search, after: null })}>
                    First Spaces
                  </a>
                )}
                {data.spaces.pageInfo.hasNextPage && (
                  <a className="control" href={healthPath({ ...search, after: data.spaces.pageInfo.endCursor })}>
                    Next Spaces
                  </a>
                )}
                <span className="text-muted">
                  {numberText(spaces.length)} of {numberText(total)} Spaces
                </span>
              </nav>
            )}
          </div>
        )}
      </div>
    </div>
  )
}

/** As a table only where there is room for one. */
function Spaces({ spaces, as }: { spaces: readonly SpaceState[]; as: HealthSearch['as'] }) {
  if (as === 'tiles') return <SpaceTiles spaces={spaces} />
  return (
    <>
      <div className="max-md:hidden">
        <SpaceTable spaces={spaces} usual={usualSchema(spaces)} />
      </div>
      <div className="md:hidden">
        <SpaceTiles spaces={spaces} />
      </div>
    </>
  )
}

/** The schema that most Spaces serve; null while none is known. */
function usualSchema(spaces: readonly SpaceState[]): string | null {
  const counts = new Map<string, number>()
  for (const { schema } of spaces) if (schema !== null) counts.set(schema, (counts.get(schema) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? null
}

function None({ isFiltered, onClear }: { isFiltered: boolean; onClear(): void }) {
  if (!isFiltered) {
    return <Blank title="No Spaces yet">You may not enter any Space so far. An administrator can let you in.</Blank>
  }
  return (
    <Blank
      title="No Spaces match"
      action={
        <button type="button" className="control" onClick={onClear}>
          Clear filters
        </button>
      }
    >
      No Space that you may enter has such a name.
    </Blank>
  )
}
