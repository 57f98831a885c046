'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { TypedDocumentString } from '../generated/graphql'
import type { GraphAnswer } from './answer'
import { askFromBrowser } from './ask-from-browser'
import { queryKey, servedFor } from './operation'
import type { Served } from './served'

/** What a view knows of its question. */
export type Asked<Data> = {
  /** The newest answer; that to the question before while the next is under way; null before the first. */
  answer: GraphAnswer<Data> | null
  /** Whether `answer` is still that to the question before. */
  isStale: boolean
  isAsking: boolean
  refresh(): void
}

/** Asks the graph by one request whenever the variables change. What the server asked already is not asked again; `enabled: false` waits. */
export function useGraph<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  served?: Served<Data, Variables> | null,
  { enabled = true }: { enabled?: boolean } = {},
): Asked<Data> {
  const key = queryKey(document, variables)
  const first = servedFor(served, variables)
  const query = useQuery<GraphAnswer<Data>>({
    queryKey: key,
    queryFn: ({ signal }) => askFromBrowser(document, variables, signal),
    placeholderData: keepPreviousData,
    enabled,
    ...(first ? { initialData: first.answer, initialDataUpdatedAt: first.at } : {}),
  })
  const { refetch } = query
  const refresh = useCallback(() => void refetch({ cancelRefetch: false }), [refetch])
  return {
    answer: query.data ?? null,
    isStale: query.isPlaceholderData,
    isAsking: query.isFetching,
    refresh,
  }
}
