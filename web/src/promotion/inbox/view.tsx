'use client'

import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import type { ListSearch } from '../../find/list-search'
import type { PromotionInboxQuery, PromotionInboxQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { useList } from '../../graph/use-list'
import { useChanges } from '../../live/use-changes'
import { ListView } from '../../view/list-view'
import { incomingPath } from '../path'
import { INBOX_COLUMNS, INBOX_EXPORT } from './columns'
import { InboxPeek } from './peek'
import { inboxSource } from './source'
import { waitingFirst } from './waiting-first'

const GROUPS = {
  waiting: { key: 'waiting', title: 'Awaiting decision' },
  decided: { key: 'decided', title: 'Decided' },
}

/** What came to the Spaces that the caller may enter; what waits for somebody first. */
export function InboxView({ served }: { served: Served<PromotionInboxQuery, PromotionInboxQueryVariables> }) {
  const [state] = useQueryStates(inboxSource.schema.parsers)
  const search = state as ListSearch
  const variables = inboxSource.variables(search)
  const list = useList({
    document: inboxSource.document,
    variables,
    served,
    connection: inboxSource.connection,
  })
  useChanges(['INCOMING_BUNDLE'], ({ changes }) => void list.changed([...new Set(changes.map(({ id }) => id))]))
  const waiting = list.data?.waiting?.nodes
  const rows = useMemo(() => waitingFirst(waiting ?? [], list.rows), [waiting, list.rows])
  return (
    <ListView
      {...inboxSource}
      search={search}
      counts={(list.data && inboxSource.counts(list.data)) ?? null}
      list={{ ...list, rows }}
      columns={INBOX_COLUMNS}
      nameOf={({ projectName, releaseVersion }) => `${projectName} ${releaseVersion}`}
      hrefOf={({ id }) => incomingPath(id)}
      groupOf={(node) => (node.state === 'RECEIVED' ? GROUPS.waiting : GROUPS.decided)}
      exportColumns={INBOX_EXPORT}
      peek={(_id, node) => node && <InboxPeek bundle={node} />}
      operation={{ query: String(inboxSource.document), variables }}
      empty={{ title: 'No incoming bundles yet', say: 'Releases that other Spaces promote to yours appear here.' }}
      now={served.at}
    />
  )
}
