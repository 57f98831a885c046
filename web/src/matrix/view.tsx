'use client'

import { useQueryStates } from 'nuqs'
import { useMemo, useRef } from 'react'
import { chosenOf, type ListSearch } from '../find/list-search'
import { isMeant } from '../find/grammar'
import type { WhatRunsWhereQuery, WhatRunsWhereQueryVariables } from '../generated/graphql'
import type { Served } from '../graph/served'
import { useSections } from '../explore/use-sections'
import { useList } from '../graph/use-list'
import { useChanges } from '../live/use-changes'
import type { Column } from '../table/column'
import { ListView } from '../view/list-view'
import { columnsOf } from './columns'
import { CellPeek } from './lazy-cell-peek'
import { GROUPS, hasCells, linesOf, sectionLines } from './lines'
import { LookBar } from './look-bar'
import { useLook } from './look'
import type { MatrixProject } from './matrix'
import { cellOf } from './matrix-line'
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
    served,
    connection: matrixSource.connection,
  })
  const { rows } = list
  const group = GROUPS.find((one) => one === search.group) ?? null
  const counts = (list.data && matrixSource.counts(list.data)) ?? null
  // Groups of rows that are all here are made here; of more rows the graph tells which groups there are, and each is read when it is opened.
  const isRead = group !== null && list.hasMore
  const grouped = { ...search, layout: 'grouped' as const, group: isRead ? group : null }
  const isPartial = (list.completeness?.missing.length ?? 0) > 0
  const { sections, refresh } = useSections({ source: matrixSource, search: grouped, counts, isPartial })
  useChanges(['DEPLOYMENT', 'PROJECT'], ({ changes }) => {
    const projects = changes.flatMap(({ kind, id, project }) => (kind === 'PROJECT' ? id : (project ?? [])))
    void list.changed([...new Set(projects)])
    refresh()
  })
  const read = useMemo(() => [...rows, ...(sections ?? []).flatMap((section) => section.rows)], [rows, sections])
  const all = useMemo(() => columnsOf(read.map(({ node }) => node)), [read])
  const wanted = chosenOf(search, ['environment']).environment
  const asked = search.columns ?? []
  const columns = all.filter(
    ({ key, title }) =>
      (!wanted || wanted.some((name) => isMeant(title, name))) && (asked.length === 0 || asked.includes(key)),
  )
  const lines = useMemo(
    () => (sections ? sectionLines(sections, look.tenants) : linesOf(rows, { group, withTenants: look.tenants })),
    [sections, rows, group, look.tenants],
  )
  const cellLines = useMemo(() => lines.filter(hasCells), [lines])
  const cursor = useGridCursor(cellLines, columns.length + 1)
  const reveal = useRef<(line: string) => void>(() => undefined)
  const set = (changes: object) => void setState(changes as Parameters<typeof setState>[0])
  const open = (peek: string) =>
    void setState({ peek } as Parameters<typeof setState>[0], { history: search.peek === null ? 'push' : 'replace' })
  const move = (byLines: number, byColumns: number) => {
    const at = cursor.move(byLines, byColumns)
    if (!at) return
    reveal.current(at.line)
    const line = cellLines.find(({ id }) => id === at.line)
    const cell = line && cellOf(line, columns[at.column - 1])
    // An open panel goes along.
    if (cell && search.peek !== null) open(cell)
  }
  const choices: Column<MatrixProject>[] = [
    { id: 'project', title: 'Project', width: '', cell: () => null },
    ...all.map(({ key, title }) => ({ id: key, title, width: '', cell: () => null })),
  ]

  return (
    <ListView
      {...matrixSource}
      search={search}
      counts={counts}
      list={{
        ...list,
        refresh() {
          list.refresh()
          refresh()
        },
      }}
      columns={choices}
      nameOf={({ name }) => name}
      hrefOf={({ id }) => `/projects/${id}`}
      operation={{ query: String(matrixSource.document), variables }}
      exportColumns={EXPORT}
      peek={(id) => <CellPeek id={id} />}
      peekLabel={() => 'What runs there'}
      actions={<LookBar search={search} look={look} onLook={(changes) => void setLook(changes)} onSearch={set} />}
      moveInstead={(delta) => move(delta, cursor.line === null ? 1 : 0)}
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
          onMove={move}
          onOpen={open}
          isStale={list.isStale}
          hasMore={list.hasMore && !sections}
          isAskingMore={list.isAskingMore && !sections}
          onMore={list.more}
          reveal={reveal}
        />
      }
      empty={{ title: 'No projects yet', say: 'A project appears here as soon as a Space that you may enter has one.' }}
      now={served.at}
    />
  )
}
