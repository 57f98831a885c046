'use client'

import { useQueryStates } from 'nuqs'
import { useMemo, useRef } from 'react'
import { chosenOf, type ListSearch } from '../find/list-search'
import { isMeant } from '../find/grammar'
import type { WhatRunsWhereQuery, WhatRunsWhereQueryVariables } from '../generated/graphql'
import type { Served } from '../graph/served'
import { useList } from '../graph/use-list'
import { useChanges } from '../live/use-changes'
import type { Column } from '../table/column'
import { ListView } from '../view/list-view'
import { CellPeek } from './cell-peek'
import { columnsOf } from './columns'
import { GROUPS, linesOf, type CellsLine } from './lines'
import { LookBar } from './look-bar'
import { useLook } from './look'
import type { MatrixProject } from './matrix'
import { MatrixTable } from './matrix-table'
import { matrixSource } from './source'
import { useGridCursor } from './use-grid-cursor'

const EXPORT = [
  { name: 'Id', path: 'id' },
  { name: 'Project', path: 'name' },
  { name: 'Space', path: 'space.name' },
  { name: 'Zone', path: 'space.instance.zone.name' },
  { name: 'Group', path: 'projectGroup.name' },
  { name: 'Environments', path: 'deploymentMatrix.nodes.environment.name' },
  { name: 'Tenants', path: 'deploymentMatrix.nodes.tenant.name' },
  { name: 'Releases', path: 'deploymentMatrix.nodes.current.release.version' },
  { name: 'States', path: 'deploymentMatrix.nodes.state' },
]

/** What of every project of the fleet runs where, as one table that stays up to date. */
export function MatrixView({ served }: { served: Served<WhatRunsWhereQuery, WhatRunsWhereQueryVariables> }) {
  const { schema, path } = matrixSource
  const [state, setState] = useQueryStates(schema.parsers, { shallow: true, history: 'push' })
  const search = state as ListSearch
  const [look, setLook] = useLook()
  const variables = matrixSource.variables(search)
  const list = useList({
    document: matrixSource.document,
    variables,
    further: { facets: false },
    served,
    connection: matrixSource.connection,
  })
  useChanges(['DEPLOYMENT', 'PROJECT'], ({ changes }) => {
    void list.changed([
      ...new Set(changes.flatMap(({ kind, id, project }) => (kind === 'PROJECT' ? id : (project ?? [])))),
    ])
  })

  const { rows } = list
  const group = GROUPS.find((one) => one === search.group) ?? null
  const all = useMemo(() => columnsOf(rows.map(({ node }) => node)), [rows])
  const wanted = chosenOf(search, ['environment']).environment
  const asked = search.columns ?? []
  const columns = all.filter(
    ({ key, title }) =>
      (!wanted || wanted.some((name) => isMeant(title, name))) && (asked.length === 0 || asked.includes(key)),
  )
  const lines = useMemo(() => linesOf(rows, { group, withTenants: look.tenants }), [rows, group, look.tenants])
  const cellLines = useMemo(() => lines.filter((line): line is CellsLine => line.kind !== 'group'), [lines])
  const cursor = useGridCursor(cellLines, columns.length + 1)
  const reveal = useRef<(line: string) => void>(() => undefined)
  const set = (changes: object) => void setState(changes as Parameters<typeof setState>[0])
  const choices: Column<MatrixProject>[] = [
    { id: 'project', title: 'Project', width: '', cell: () => null },
    ...all.map(({ key, title }) => ({ id: key, title, width: '', cell: () => null })),
  ]

  return (
    <ListView
      {...matrixSource}
      search={search}
      counts={(list.data && matrixSource.counts(list.data)) ?? null}
      list={list}
      columns={choices}
      nameOf={({ name }) => name}
      hrefOf={({ id }) => `/projects/${id}`}
      operation={{ query: String(matrixSource.document), variables }}
      exportColumns={EXPORT}
      peek={(id) => <CellPeek id={id} />}
      peekLabel={() => 'What runs there'}
      actions={<LookBar search={search} look={look} onLook={(changes) => void setLook(changes)} onSearch={set} />}
      moveInstead={(delta) => {
        const line = cursor.move(delta, cursor.line === null ? 1 : 0)
        if (line !== null) reveal.current(line)
      }}
      instead={
        <MatrixTable
          lines={lines}
          columns={columns}
          beside={look.beside}
          withSpace={group !== 'space'}
          totalCount={list.totalCount}
          sort={search.sort}
          sortHref={(sort) => schema.path(path, { ...search, sort, after: null, peek: null })}
          onSort={(sort) => set({ sort, after: null })}
          cursor={cursor}
          openId={search.peek}
          onOpen={(peek) =>
            void setState({ peek } as Parameters<typeof setState>[0], {
              history: search.peek === null ? 'push' : 'replace',
            })
          }
          isStale={list.isStale}
          hasMore={list.hasMore}
          isAskingMore={list.isAskingMore}
          onMore={list.more}
          reveal={reveal}
        />
      }
      empty={{ title: 'No projects yet', say: 'A project appears here as soon as a Space that you may enter has one.' }}
      now={served.at}
    />
  )
}
