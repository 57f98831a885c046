'use client'

import { useEffect } from 'react'
import { useQueryStates } from 'nuqs'
import type { ListSearch } from '../../find/list-search'
import type { PromotionsUnderWayQuery, PromotionsUnderWayQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { useList } from '../../graph/use-list'
import { useChanges } from '../../live/use-changes'
import type { Column } from '../../table/column'
import { AgeText } from '../../time/age-text'
import { ListView } from '../../view/list-view'
import { incomingPath, outgoingPath } from '../path'
import { isMeantBy } from './narrow'
import { promotionName } from './name'
import { UnderWayPeek } from './peek'
import { isMoving, Progress } from './progress'
import { underWaySource, type UnderWayNode } from './source'

/** How often what moves is looked at, in milliseconds: no Space tells of it. */
const LOOK = 2_000

const HIDDEN = <span className="text-faint">Not visible to you</span>

const COLUMNS: readonly Column<UnderWayNode>[] = [
  { id: 'release', title: 'Release', width: 'w-56', needs: ['outgoing'], cell: promotionName },
  { id: 'progress', title: 'Progress', width: 'w-80', cell: (node) => <Progress promotion={node} /> },
  { id: 'source', title: 'From', width: 'w-40', needs: ['source'], cell: ({ source }) => source?.name ?? HIDDEN },
  { id: 'target', title: 'To', width: 'w-40', needs: ['target'], cell: ({ target }) => target?.name ?? HIDDEN },
  {
    id: 'fault',
    title: 'Fault',
    width: 'w-64',
    cell: ({ fault }) => fault && <span title={fault}>{fault}</span>,
  },
  {
    id: 'begun',
    title: 'Started',
    width: 'w-28',
    sort: 'begun',
    newestFirst: true,
    cell: ({ createdAt }) => <AgeText at={createdAt} className="text-muted tabular-nums" />,
  },
  {
    id: 'delivered',
    title: 'Delivered',
    width: 'w-28',
    cell: ({ deliveredAt }) => deliveredAt && <AgeText at={deliveredAt} className="text-muted tabular-nums" />,
  },
]

/** What travels over the network between Spaces. While something moves, it is looked at again and again. */
export function UnderWayView({
  served,
}: {
  served: Served<PromotionsUnderWayQuery, PromotionsUnderWayQueryVariables>
}) {
  const [state] = useQueryStates(underWaySource.schema.parsers)
  const search = state as ListSearch
  const variables = underWaySource.variables(search)
  const list = useList({
    document: underWaySource.document,
    variables,
    served,
    connection: underWaySource.connection,
  })
  const { rows, refresh } = list
  useChanges(['OUTGOING_BUNDLE', 'INCOMING_BUNDLE'], refresh)
  // The zone knows neither words nor Zones of what it carries: these choose among what was read.
  const isNarrowed = search.text.trim() !== '' || search.zone.length > 0
  const shown = isNarrowed ? rows.filter(({ node }) => isMeantBy(node, search)) : rows
  const moves = rows.some(({ node }) => isMoving(node))
  useEffect(() => {
    if (!moves) return
    const timer = setInterval(() => document.visibilityState === 'visible' && refresh(), LOOK)
    return () => clearInterval(timer)
  }, [moves, refresh])
  return (
    <ListView<UnderWayNode>
      {...underWaySource}
      search={search}
      counts={(list.data && underWaySource.counts(list.data)) ?? null}
      list={isNarrowed ? { ...list, rows: shown, totalCount: list.hasMore ? null : shown.length } : list}
      columns={COLUMNS}
      nameOf={promotionName}
      hrefOf={({ incoming, outgoing }) =>
        incoming ? incomingPath(incoming.id) : outgoing ? outgoingPath(outgoing.id) : null
      }
      peek={(_id, node) => node && <UnderWayPeek promotion={node} />}
      operation={{ query: String(underWaySource.document), variables }}
      empty={{
        title: 'No promotions yet',
        say: 'Releases that are promoted between connected Spaces appear here.',
      }}
      above={
        isNarrowed &&
        list.hasMore && (
          <p role="status" className="border-b border-line px-5 py-2 text-muted">
            Words and Zones choose among the {rows.length} newest that were read.{' '}
            <button type="button" className="text-accent hover:underline" onClick={list.more}>
              Read more
            </button>
          </p>
        )
      }
      now={served.at}
    />
  )
}
