'use client'

import { useQueryStates } from 'nuqs'
import type { ListSearch } from '../../find/list-search'
import type { PromotionOutboxQuery, PromotionOutboxQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { useList } from '../../graph/use-list'
import { useChanges } from '../../live/use-changes'
import { ListView } from '../../view/list-view'
import { outgoingPath } from '../path'
import { OUTBOX_COLUMNS, OUTBOX_EXPORT, outboxName } from './columns'
import { OutboxPeek } from './peek'
import { outboxSource, type OutboxNode } from './source'

/** What the Spaces that the caller may enter made for others: carried or not, and what was heard of it. */
export function OutboxView({ served }: { served: Served<PromotionOutboxQuery, PromotionOutboxQueryVariables> }) {
  const [state] = useQueryStates(outboxSource.schema.parsers)
  const search = state as ListSearch
  const variables = outboxSource.variables(search)
  const list = useList({
    document: outboxSource.document,
    variables,
    served,
    connection: outboxSource.connection,
  })
  useChanges(['OUTGOING_BUNDLE'], ({ changes }) => void list.changed([...new Set(changes.map(({ id }) => id))]))
  return (
    <ListView<OutboxNode>
      {...outboxSource}
      search={search}
      counts={(list.data && outboxSource.counts(list.data)) ?? null}
      list={list}
      columns={OUTBOX_COLUMNS}
      nameOf={outboxName}
      hrefOf={({ id }) => outgoingPath(id)}
      menuOf={({ downloadPath }) => [{ says: 'Export bundle', href: downloadPath }]}
      exportColumns={OUTBOX_EXPORT}
      peek={(_id, node) => node && <OutboxPeek bundle={node} />}
      operation={{ query: String(outboxSource.document), variables }}
      empty={{ title: 'No outgoing bundles yet', say: 'Promote a release from its page, and its bundle appears here.' }}
      now={served.at}
    />
  )
}
