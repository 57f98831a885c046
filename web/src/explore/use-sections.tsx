'use client'

import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState, type ReactNode } from 'react'
import type { FacetCounts } from '../find/facet'
import type { ListSearch } from '../find/list-search'
import type { GraphAnswer } from '../graph/answer'
import { askFromBrowser } from '../graph/ask-from-browser'
import { operationName, queryKey } from '../graph/operation'
import { rowsOf, type Connection } from '../graph/rows'
import { useKnownSpaces } from '../spaces/known'
import type { Section } from '../table/section'
import { numberText } from '../view/count-text'
import { groupValues, searchWithin } from './grouping'
import { isGrouped, PAGE, type ListSource, type ListVariables } from './list-source'

/** Sets what groups ask apart from what the list does. */
const GROUP = 'group'

type SectionsOf<Data, Variables extends ListVariables, Node extends { id: string }> = {
  source: ListSource<Data, Variables, Node>
  search: ListSearch
  counts: FacetCounts | null
  /** Whether a Space that was asked did not answer. */
  isPartial: boolean
}

/**
 * The groups of a list, or null where it is none of groups. Their heads are the values that the graph counted over the whole fleet;
 * opening one reads its first rows by one request.
 */
export function useSections<Data, Variables extends ListVariables, Node extends { id: string }>({
  source,
  search,
  counts,
  isPartial,
}: SectionsOf<Data, Variables, Node>): { sections: Section<Node>[] | null; refresh(): void } {
  const client = useQueryClient()
  const known = useKnownSpaces()
  const [open, setOpen] = useState<{ group: string | null; keys: readonly string[] }>({ group: null, keys: [] })
  const { group } = search
  const groups = isGrouped(search) ? groupValues({ search, facets: source.facets, counts, known, isPartial }) : []
  const opened = open.group === group ? groups.filter(({ key }) => open.keys.includes(key)) : []
  const answers = useQueries({
    queries: opened.map(({ key }) => {
      const within = searchWithin(search, group ?? '', key)
      const variables: Variables = { ...source.variables(within), facets: false }
      return {
        queryKey: [...queryKey(source.document, variables), GROUP],
        queryFn: ({ signal }: { signal: AbortSignal }) => askFromBrowser(source.document, variables, signal),
      }
    }),
  })
  const name = operationName(source.document)
  const refresh = useCallback(() => {
    void client.invalidateQueries({ predicate: ({ queryKey: [asked, , what] }) => asked === name && what === GROUP })
  }, [client, name])
  if (!isGrouped(search) || group === null) return { sections: null, refresh }
  const toggle = (key: string) => {
    const keys = open.group === group ? open.keys : []
    setOpen({ group, keys: keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key] })
  }
  const sections = groups.map(({ key, title, count }): Section<Node> => {
    const place = opened.findIndex((one) => one.key === key)
    const asked = place === -1 ? undefined : answers[place]
    const answer = asked?.data as GraphAnswer<Data> | undefined
    const connection = answer?.kind === 'answer' ? (source.connection(answer.data) ?? null) : null
    const rows = answer?.kind === 'answer' && connection ? rowsOf(answer, connection) : []
    return {
      key,
      title,
      count: count ?? connection?.totalCount ?? null,
      isOpen: place !== -1,
      onToggle: () => toggle(key),
      rows: rows.map((row) => ({ ...row, key: `${key}\n${row.id}` })),
      note: noteOf({
        answer,
        connection,
        what: source.what,
        href: source.schema.path(source.path, searchWithin(search, group, key)),
        onRetry: () => void asked?.refetch(),
      }),
    }
  })
  return { sections, refresh }
}

type NoteOf = {
  answer: GraphAnswer<unknown> | undefined
  connection: Connection<unknown> | null
  what: string
  href: string
  onRetry(): void
}

/** What stands under the rows of an open group: nothing, if they are all. */
function noteOf({ answer, connection, what, href, onRetry }: NoteOf): ReactNode {
  if (!answer) return <span role="status">Reading …</span>
  if (!connection) {
    return (
      <span role="alert" className="flex items-center gap-3">
        {answer.kind === 'refused' ? answer.message : 'These could not be read.'}
        <button type="button" className="rounded px-1 text-accent" onClick={onRetry}>
          Try again
        </button>
      </span>
    )
  }
  if (connection.nodes.length === 0) return `No ${what}`
  if (!connection.pageInfo.hasNextPage) return null
  return (
    <span>
      The first {PAGE}.{' '}
      <a href={href} className="text-accent underline-offset-3 hover:underline">
        Show all {connection.totalCount ? numberText(connection.totalCount) : ''} {what}
      </a>
    </span>
  )
}
