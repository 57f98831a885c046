'use client'

import { hashKey, keepPreviousData, useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { TypedDocumentString } from '../generated/graphql'
import { unreadIn, type GraphAnswer, type Refusal } from './answer'
import { askFromBrowser } from './ask-from-browser'
import { queryKey, servedFor } from './operation'
import { rowsOf, type Completeness, type Connection, type Row } from './rows'
import type { Served } from './served'
import { UNCOUNTED } from './uncounted'

type ListVariables = { first?: number | null; after?: string | null; filter?: object | null; count?: boolean }

/** Where a list comes from. */
export type ListSource<Data, Variables extends ListVariables, Node extends { id: string }> = {
  document: TypedDocumentString<Data, Variables>
  /** Of the first page: without `after`, unless the list begins there. */
  variables: Variables
  served?: Served<Data, Variables> | null
  connection(data: Data): Connection<Node> | null | undefined
  enabled?: boolean
}

/** A list as far as it was read. */
export type ListState<Data, Node> = {
  rows: readonly Row<Node>[]
  /** Data of the first page, for what stands beside the list in the same answer. */
  data: Data | null
  totalCount: number | null
  completeness: Completeness | null
  /** What else could not be read, in the graph's words. */
  unread: readonly string[]
  /** Why there is no list at all. */
  refusal: Refusal | null
  /** Nothing was ever read yet. */
  isEmptyYet: boolean
  /** What is shown answers the question before. */
  isStale: boolean
  isAsking: boolean
  hasMore: boolean
  isAskingMore: boolean
  more(): void
  /** Reads the list anew from its beginning; what was held back is in it. */
  refresh(): void
  /** How many rows have come since that are not shown yet, so that nothing moves under the reader. */
  held: number
  /** Reads these rows anew, by one request: those shown are replaced in place, others are counted in `held`. */
  changed(ids: readonly string[]): Promise<void>
}

/** What came after the list was read: newer versions of its rows, and rows that it does not show. */
type Since<Node> = { key: string; newer: ReadonlyMap<string, Row<Node>>; held: ReadonlySet<string> }

/** The most rows that one request reads anew. */
const MOST_AT_ONCE = 100

/**
 * Reads a list page by page, as one scrolls, each page by one request; only the first is counted. What the server read already is not asked
 * for again. An answer that was refused ends the list where it is.
 */
export function useList<Data, Variables extends ListVariables, Node extends { id: string }>({
  document,
  variables,
  served,
  connection,
  enabled = true,
}: ListSource<Data, Variables, Node>): ListState<Data, Node> {
  const client = useQueryClient()
  const key = queryKey(document, variables)
  const hash = hashKey(key)
  const first = servedFor(served, variables)
  const read = (answer: GraphAnswer<Data> | undefined) =>
    answer?.kind === 'answer' ? (connection(answer.data) ?? null) : null
  const query = useInfiniteQuery<GraphAnswer<Data>, Error, InfiniteData<GraphAnswer<Data>>, typeof key, string | null>({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      askFromBrowser(
        document,
        pageParam === null ? variables : { ...variables, ...UNCOUNTED, after: pageParam },
        signal,
      ),
    initialPageParam: null,
    getNextPageParam: (last) => {
      const page = read(last)
      return page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    },
    placeholderData: keepPreviousData,
    // Many pages would be read again, one after the other.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    enabled,
    ...(first ? { initialData: { pages: [first.answer], pageParams: [null] }, initialDataUpdatedAt: first.at } : {}),
  })
  const [since, setSince] = useState<Since<Node> | null>(null)
  const current = since?.key === hash ? since : null
  const pages = query.data?.pages
  // Of a long list only the page that came is read, and rows that are shown already stay the same.
  const rowsOfPages = useRef(new WeakMap<GraphAnswer<Data>, Row<Node>[]>())
  const rowsIn = (page: GraphAnswer<Data>) => {
    const known = rowsOfPages.current.get(page)
    if (known) return known
    const found = page.kind === 'answer' ? rowsFrom(page, connection) : []
    rowsOfPages.current.set(page, found)
    return found
  }
  const loaded = useMemo(
    () => (pages ?? []).flatMap(rowsIn),
    // The function is made anew with every render, and is the same all the same.
    [pages],
  )
  const rows = useMemo(
    () => (current && current.newer.size > 0 ? loaded.map((row) => current.newer.get(row.id) ?? row) : loaded),
    [loaded, current],
  )
  const refresh = useCallback(() => {
    setSince(null)
    // Only the first page is kept to be read again.
    client.setQueryData<InfiniteData<GraphAnswer<Data>>>(
      key,
      (data) => data && { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
    )
    void client.invalidateQueries({ queryKey: key, exact: true })
  }, [client, hash])
  const changed = useCallback(
    async (ids: readonly string[]) => {
      const asked = ids.slice(0, MOST_AT_ONCE)
      if (asked.length === 0) return
      const again = {
        ...variables,
        ...UNCOUNTED,
        first: asked.length,
        after: undefined,
        filter: { ...variables.filter, id: asked },
      }
      const answer = await askFromBrowser(document, again)
      if (answer.kind === 'refused') return
      const found = rowsFrom(answer, connection)
      const shown = new Set(
        (client.getQueryData<InfiniteData<GraphAnswer<Data>>>(key)?.pages ?? []).flatMap((page) =>
          page.kind === 'answer' ? rowsFrom(page, connection).map(({ id }) => id) : [],
        ),
      )
      setSince((before) => {
        const known = before?.key === hash ? before : null
        const newer = new Map(known?.newer)
        const held = new Set(known?.held)
        for (const row of found) if (shown.has(row.id)) newer.set(row.id, row)
        for (const row of found) if (!shown.has(row.id)) held.add(row.id)
        return { key: hash, newer, held }
      })
    },
    [client, document, hash],
  )
  const [head] = pages ?? []
  const top = read(head)
  const last = pages?.at(-1)
  const lacking = pages?.map(read).filter((page) => page !== null) ?? []
  const { fetchNextPage, isFetchingNextPage, hasNextPage } = query
  return {
    rows,
    data: head?.kind === 'answer' ? head.data : null,
    totalCount: top?.totalCount ?? null,
    completeness: top
      ? together(
          top.completeness,
          lacking.map(({ completeness }) => completeness),
        )
      : null,
    unread: pages ? [...new Set(pages.flatMap((page) => (page.kind === 'answer' ? unreadIn(page) : [])))] : [],
    refusal: refusalOf(head, top) ?? (last?.kind === 'refused' ? last : null),
    isEmptyYet: pages === undefined,
    isStale: query.isPlaceholderData,
    isAsking: query.isFetching,
    hasMore: hasNextPage,
    isAskingMore: isFetchingNextPage,
    more: useCallback(() => void fetchNextPage({ cancelRefetch: false }), [fetchNextPage]),
    refresh,
    held: current?.held.size ?? 0,
    changed,
  }
}

function rowsFrom<Data, Node extends { id: string }>(
  answer: Extract<GraphAnswer<Data>, { kind: 'answer' }>,
  connection: (data: Data) => Connection<Node> | null | undefined,
): Row<Node>[] {
  const found = connection(answer.data)
  return found ? rowsOf(answer, found) : []
}

/** Why there is no list: a refusal of the whole question, or of the field that is the list. */
function refusalOf<Data>(head: GraphAnswer<Data> | undefined, top: Connection<unknown> | null): Refusal | null {
  if (!head || head.kind === 'refused') return head ?? null
  if (top) return null
  const [error] = head.errors
  const code = error?.extensions?.code ?? 'FORBIDDEN'
  return { kind: 'refused', code, message: error?.message ?? 'There is no list.', requestId: head.requestId ?? null }
}

/** What all pages together lack: a Space that missed one of them is missing. */
function together(first: Completeness, pages: readonly Completeness[]): Completeness {
  const missing = new Map(pages.flatMap((page) => page.missing.map((one) => [one.space, one] as const)))
  return { asked: first.asked, answered: first.asked - missing.size, missing: [...missing.values()] }
}
