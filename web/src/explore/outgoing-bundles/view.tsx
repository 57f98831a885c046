'use client'

import type { ExploreOutgoingBundlesQuery, ExploreOutgoingBundlesQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { wordsOf } from '../../find/words'
import { StateText, type Tone } from '../../ui/state-text'
import { SpaceName } from '../space-name'
import { columnsOf } from '../columns'
import { ExploreView, type ListLook } from '../explore-view'
import { pageOf } from '../page-of'
import { outgoingBundlesSource, type OutgoingBundleNode } from './source'

const c = columnsOf<OutgoingBundleNode>()

const TONES: Record<OutgoingBundleNode['state'], Tone> = {
  READY: 'run',
  WITHDRAWN: 'idle',
  REPLACED: 'idle',
  IMPORTED: 'run',
  ACCEPTED: 'ok',
  REJECTED: 'bad',
}

const LOOK: ListLook<OutgoingBundleNode> = {
  kind: 'Outgoing bundle',
  columns: [
    c.head(
      'Release',
      ({ project, release, bundleId }) => [project?.name, release?.version].filter(Boolean).join(' ') || bundleId,
      { path: 'release.version', needs: ['release'] },
    ),
    c.other(
      'state',
      'State',
      ({ state, isExpired }) =>
        isExpired && state === 'READY' ? (
          <StateText tone="bad">Expired</StateText>
        ) : (
          <StateText tone={TONES[state] ?? 'idle'}>{wordsOf(state)}</StateText>
        ),
      { width: 'w-32', path: 'state' },
    ),
    c.space,
    c.zone,
    c.other('to', 'To', ({ destinationSpace }) => <SpaceName id={destinationSpace} />, { path: 'destinationSpace' }),
    c.created(({ createdAt }) => createdAt, { isExtra: false }),
    c.time('carried', 'Carried', ({ carriedAt }) => carriedAt, { path: 'carriedAt' }),
    c.time('receipt', 'Last receipt', ({ lastReceipt }) => lastReceipt?.receivedAt, { path: 'lastReceipt.receivedAt' }),
    c.text('by', 'Promoted by', ({ createdBy }) => createdBy?.name, { path: 'createdBy.name', isExtra: true }),
    c.text('trust', 'Trust', ({ trust }) => trust?.name, { path: 'trust.name', isExtra: true }),
    c.number('sequence', 'Sequence', ({ sequence }) => sequence, { path: 'sequence', isExtra: true }),
    c.time('expires', 'Expires', ({ expiresAt }) => expiresAt, { path: 'expiresAt', isExtra: true }),
  ],
  nameOf: ({ project, release, bundleId }) => [project?.name, release?.version].filter(Boolean).join(' ') || bundleId,

  related: (node) => [
    { title: 'The outbox', href: '/promotions' },
    ...(node.release ? [{ title: 'Its release', href: pageOf(node.release.id) }] : []),
  ],
  live: ['OUTGOING_BUNDLE'],

  empty: { title: 'Nothing was promoted yet', say: 'Releases on their way to other Spaces appear here.' },
}

/** Outgoing bundles of every Space that the caller may enter. */
export function OutgoingBundlesView({
  served,
}: {
  served: Served<ExploreOutgoingBundlesQuery, ExploreOutgoingBundlesQueryVariables>
}) {
  return <ExploreView source={outgoingBundlesSource} look={LOOK} served={served} />
}
