'use client'

import { useQueryStates } from 'nuqs'
import type { ReactNode } from 'react'
import type { FacetCounts, FacetOption } from '../find/facet'
import type { ListState } from '../graph/use-list'
import type { ViewQuery } from '../view/query-dialog'
import { ListView } from '../view/list-view'
import { columnsOf, exportColumnsOf } from './columns'
import { subjectHref, subjectName, type AuditEvent } from './event'
import { AUDIT_PATH, auditSchema, type AuditSearch } from './source'
import { TimelineBar } from './timeline-bar'
import { actionWords } from './words'

type TimelineProps = {
  search: AuditSearch
  now: number
  list: ListState<unknown, AuditEvent>
  facets: readonly FacetOption[]
  counts: FacetCounts | null
  operation: ViewQuery
  peek(id: string, node: AuditEvent | null): ReactNode
}

const EMPTY = {
  title: 'Nothing was noted yet',
  say: 'Whatever is done, refused or read where it matters appears here.',
}

/** The events of one audit, the newest first. */
export function Timeline({ search, now, list, facets, counts, operation, peek }: TimelineProps) {
  const [, setSearch] = useQueryStates(auditSchema.parsers, { shallow: true, history: 'push' })
  const isOfSpaces = search.of === 'spaces'
  return (
    <ListView
      path={AUDIT_PATH}
      title="Audit"
      what="events"
      schema={auditSchema}
      search={search}
      facets={facets}
      counts={counts}
      isOutsideSpaces={!isOfSpaces}
      // What lives in one place has no Spaces to be complete about.
      list={isOfSpaces ? list : { ...list, completeness: null }}
      columns={columnsOf(search.of)}
      nameOf={(event) => `${actionWords(event.action).says} · ${subjectName(event)}`}
      hrefOf={({ subject }) => subjectHref(subject)}
      operation={operation}
      exportColumns={exportColumnsOf(search.of)}
      peek={peek}
      above={
        <TimelineBar
          search={search}
          now={now}
          count={isOfSpaces ? null : list.totalCount}
          onChange={(changes) => void setSearch(changes as Parameters<typeof setSearch>[0])}
        />
      }
      empty={EMPTY}
      now={now}
    />
  )
}
