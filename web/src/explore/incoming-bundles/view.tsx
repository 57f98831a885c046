'use client'

import type { ExploreIncomingBundlesQuery, ExploreIncomingBundlesQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { wordsOf } from '../../find/words'
import { StateText, type Tone } from '../../ui/state-text'
import { SpaceName } from '../space-name'
import { columnsOf } from '../columns'
import { ExploreView, type ListLook } from '../explore-view'
import { incomingBundlesSource, type IncomingBundleNode } from './source'

const c = columnsOf<IncomingBundleNode>()

const TONES: Record<IncomingBundleNode['state'], Tone> = {
  RECEIVED: 'warn',
  REPLACED: 'idle',
  ACCEPTED: 'ok',
  REJECTED: 'bad',
}

const LOOK: ListLook<IncomingBundleNode> = {
  kind: 'Incoming bundle',
  columns: [
    c.head('Release', ({ projectName, releaseVersion }) => `${projectName} ${releaseVersion}`, {
      sort: 'project',
      path: 'projectName',
    }),
    c.other('state', 'State', ({ state }) => <StateText tone={TONES[state] ?? 'idle'}>{wordsOf(state)}</StateText>, {
      width: 'w-32',
      path: 'state',
    }),
    c.other('from', 'From', ({ sourceSpace }) => <SpaceName id={sourceSpace} />, { path: 'sourceSpace' }),
    c.space,
    c.zone,
    c.text('approvals', 'Approvals', ({ approvals, approvalsNeeded }) => `${approvals.length} of ${approvalsNeeded}`, {
      width: 'w-24',
    }),
    c.time('imported', 'Imported', ({ importedAt }) => importedAt, {
      sort: 'imported',
      newestFirst: true,
      path: 'importedAt',
    }),
    c.time('expires', 'Expires', ({ expiresAt }) => expiresAt, { path: 'expiresAt' }),
    c.text('trust', 'Trust', ({ trust }) => trust?.name, { path: 'trust.name', isExtra: true }),
    c.number('sequence', 'Sequence', ({ sequence }) => sequence, { path: 'sequence', isExtra: true }),
    c.time('decided', 'Decided', ({ decidedAt }) => decidedAt, { path: 'decidedAt', isExtra: true }),
    c.text('reason', 'Reason', ({ reason }) => reason, { path: 'reason', isExtra: true }),
  ],
  nameOf: ({ projectName, releaseVersion }) => `${projectName} ${releaseVersion}`,

  related: () => [{ title: 'The inbox', href: '/promotions' }],
  live: ['INCOMING_BUNDLE'],

  empty: { title: 'Nothing has arrived yet', say: 'Releases that other Spaces promote to one of yours appear here.' },
}

/** Incoming bundles of every Space that the caller may enter. */
export function IncomingBundlesView({
  served,
}: {
  served: Served<ExploreIncomingBundlesQuery, ExploreIncomingBundlesQueryVariables>
}) {
  return <ExploreView source={incomingBundlesSource} look={LOOK} served={served} />
}
