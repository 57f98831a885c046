'use client'

import { useQueryStates } from 'nuqs'
import { useRef, useState } from 'react'
import { MissingValuesDocument, type MissingValuesQuery, type MissingValuesQueryVariables } from '../generated/graphql'
import type { Served } from '../graph/served'
import { Blank } from '../view/blank'
import { EntityHead } from '../view/entity-head'
import { PageView } from '../view/page-view'
import { PeekPanel } from '../view/peek-panel'
import { Elsewhere } from './elsewhere'
import { MissingExport } from './export'
import { FillPanel } from './fill-panel'
import { MissingFilter } from './filter'
import { OwnerList } from './owner-list'
import { ownersOf, wholeOf } from './owners'
import { Pages } from './pages'
import { MISSING_VALUES, missingVariables } from './search-params'
import { focusRow, useMissingKeys } from './use-missing-keys'

/** What lacks values of templates over all Spaces, and forms that give them in place. */
export function MissingValuesView({ served }: { served: Served<MissingValuesQuery, MissingValuesQueryVariables> }) {
  const [search, setSearch] = useQueryStates(MISSING_VALUES, { shallow: true, history: 'push' })
  const input = useRef<HTMLInputElement>(null)
  const [isClosed, setClosed] = useState(false)
  const open = search.open ?? (isClosed || search.project === '' ? null : search.project)
  const [hasFocus, setFocus] = useState(false)
  const show = (id: string | null, intoForm = false) => {
    if (id === null && open !== null) focusRow(open)
    setFocus(intoForm)
    setClosed(id === null)
    void setSearch({ open: id })
  }
  const { keys, nextOf } = useMissingKeys({ open, show, input })
  return (
    <PageView
      name="Missing values"
      document={MissingValuesDocument}
      variables={missingVariables(search)}
      served={served}
      field="projects"
      subject={(data) => ((data.projects ?? data.tenants) ? data : null)}
      titleOf={() => 'Missing values'}
      completeness={wholeOf}
      live={['PROJECT', 'TENANT', 'LIBRARY_VARIABLE_SET']}
      keys={keys}
    >
      {(data, _, { query, isStale }) => {
        const owners = ownersOf(data)
        const isFiltered = search.text.trim() !== '' || search.space.length > 0 || search.project !== ''
        return (
          <div data-open={open ?? undefined} className="group/page flex min-h-0 flex-1">
            <div className="flex min-h-0 min-w-0 flex-1 flex-col">
              <EntityHead
                crumbs={[]}
                title="Missing values"
                actions={
                  <>
                    <MissingExport search={search} />
                    {query}
                  </>
                }
              >
                Values that must be given before anything can be deployed there.
              </EntityHead>
              <MissingFilter
                key={search.text}
                search={search}
                input={input}
                onSearch={(changes) =>
                  void setSearch({ ...changes, open: null, projectsAfter: null, tenantsAfter: null })
                }
              />
              <div
                id="rows"
                tabIndex={-1}
                aria-busy={isStale}
                className={`min-h-0 flex-1 overflow-y-auto outline-none ${isStale ? 'opacity-60' : ''}`}
              >
                {owners.length > 0 ? (
                  <OwnerList owners={owners} search={{ ...search, open }} onOpen={(id) => show(id, true)} />
                ) : (
                  <None isFiltered={isFiltered} asked={wholeOf(data)?.asked ?? 0} />
                )}
                <Pages data={data} search={search} shown={owners.length} />
                {data.elsewhere && <Elsewhere elsewhere={data.elsewhere} search={search} />}
              </div>
            </div>
            {open !== null && (
              <PeekPanel label="Missing values" onClose={() => show(null)}>
                <FillPanel
                  key={open}
                  id={open}
                  search={search}
                  onNext={nextOf(owners, open)}
                  onClose={() => show(null)}
                  hasFocus={hasFocus}
                />
              </PeekPanel>
            )}
          </div>
        )
      }}
    </PageView>
  )
}

function None({ isFiltered, asked }: { isFiltered: boolean; asked: number }) {
  if (asked === 0) {
    return <Blank title="No Spaces yet">You may not enter any Space so far. An administrator can let you in.</Blank>
  }
  return (
    <Blank
      title="Nothing is missing"
      action={
        isFiltered && (
          <a className="control" href="/missing-values">
            Clear filters
          </a>
        )
      }
    >
      All projects and tenants {isFiltered ? 'that match ' : ''}have the values that they must have.
    </Blank>
  )
}
