'use client'

import { useQueryClient } from '@tanstack/react-query'
import {
  LackingValuesDocument,
  NeedsAttentionDocument,
  type NeedsAttentionQuery,
  type NeedsAttentionQueryVariables,
  type TypedDocumentString,
} from '../generated/graphql'
import type { GraphAnswer } from '../graph/answer'
import { askFromBrowser } from '../graph/ask-from-browser'
import { queryKey } from '../graph/operation'
import { useCalmRefresh } from '../live/use-calm-refresh'
import type { ChangedKind } from '../live/use-changes'
import { renewed, type Half } from './renewed'

/** Changes of which kinds may make something wait, or wait no more. */
const LIVE: readonly ChangedKind[] = [
  'DEPLOYMENT',
  'SERVER_TASK',
  'INTERRUPTION',
  'INCOMING_BUNDLE',
  'OUTGOING_BUNDLE',
  'DEPLOYMENT_TARGET',
  'TRUST',
  'CERTIFICATE',
]

/** Changes of which kinds may give values, or make some be wanted. */
const OF_VALUES: readonly ChangedKind[] = ['PROJECT', 'TENANT', 'LIBRARY_VARIABLE_SET']

/**
 * Keeps the page up to date by halves: what lacks values is costly for Spaces to find and seldom changes, and is not read anew with
 * each deployment. `refresh` reads all of it, where a half was not answered.
 */
export function useRenewal(variables: NeedsAttentionQueryVariables, refresh: () => void): void {
  const client = useQueryClient()
  async function renew<Data extends Parameters<typeof renewed>[1]['data'], Variables>(
    half: Half,
    document: TypedDocumentString<Data, Variables>,
    asked: Variables,
  ) {
    const newer = await client.fetchQuery<GraphAnswer<Data>>({
      queryKey: queryKey(document, asked),
      queryFn: ({ signal }) => askFromBrowser(document, asked, signal),
      ...{ staleTime: 0, gcTime: 0 },
    })
    const page = queryKey(NeedsAttentionDocument, variables)
    const before = client.getQueryData<GraphAnswer<NeedsAttentionQuery>>(page)
    if (newer.kind === 'refused' || before?.kind !== 'answer') return refresh()
    client.setQueryData<GraphAnswer<NeedsAttentionQuery>>(page, renewed(before, newer, half))
  }
  useCalmRefresh(LIVE, () => void renew('rest', NeedsAttentionDocument, { ...variables, withValues: false }))
  useCalmRefresh(OF_VALUES, () => {
    const { lackingProjects, lackingTenants } = variables
    void renew('values', LackingValuesDocument, { lackingProjects, lackingTenants })
  })
}
