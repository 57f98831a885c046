'use client'

import type { ExploreTrustsQuery, ExploreTrustsQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { wordsOf } from '../../find/words'
import { StateText, type Tone } from '../../ui/state-text'
import { SpaceName } from '../space-name'
import { columnsOf } from '../columns'
import { explorePath } from '../explore-path'
import { ExploreView, type ListLook } from '../explore-view'
import { within } from '../within'
import { trustsSource, type TrustNode } from './source'

const c = columnsOf<TrustNode>()

const TONES: Record<TrustNode['state'], Tone> = { ACTIVE: 'ok', PENDING: 'warn', REVOKED: 'bad' }

const LOOK: ListLook<TrustNode> = {
  kind: 'Trust',
  columns: [
    c.head('Trust', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.space,
    c.zone,
    c.other('peer', 'Trusts', ({ peer }) => <SpaceName id={peer} />, { width: 'w-44', path: 'peer' }),
    c.text('purpose', 'Accepts', ({ purpose }) => wordsOf(purpose), { width: 'w-28', path: 'purpose' }),
    c.other('state', 'State', ({ state }) => <StateText tone={TONES[state] ?? 'idle'}>{wordsOf(state)}</StateText>, {
      width: 'w-28',
      path: 'state',
    }),
    c.mono('fingerprint', 'Fingerprint', ({ shownFingerprint }) => shownFingerprint, {
      width: 'w-72',
      path: 'shownFingerprint',
    }),
    c.number('approvals', 'Approvals', ({ approvalsNeeded }) => approvalsNeeded, {
      path: 'approvalsNeeded',
      isExtra: true,
    }),
    c.text('team', 'Approved by', ({ approvalTeam }) => approvalTeam?.name, {
      path: 'approvalTeam.name',
      isExtra: true,
    }),
    c.number('sequence', 'Last bundle', ({ lastSequence }) => lastSequence, { path: 'lastSequence', isExtra: true }),
    c.created(({ createdAt }) => createdAt),
    c.time('confirmed', 'Confirmed', ({ confirmedAt }) => confirmedAt, { path: 'confirmedAt', isExtra: true }),
    c.text('reason', 'Revoked because', ({ revocationReason }) => revocationReason, {
      path: 'revocationReason',
      isExtra: true,
    }),
  ],
  nameOf: ({ name }) => name,

  related: (node) => [
    {
      title: node.purpose === 'RELEASES' ? 'Bundles that came by it' : 'Bundles that it answers',
      href: explorePath(node.purpose === 'RELEASES' ? 'incoming-bundles' : 'outgoing-bundles', {
        ...within(node),
        trust: [node.name],
      }),
    },
  ],
  live: ['TRUST'],

  empty: { title: 'No trusts yet', say: 'Which Spaces accept releases or receipts from which others appears here.' },
}

/** Trusts of every Space that the caller may enter. */
export function TrustsView({ served }: { served: Served<ExploreTrustsQuery, ExploreTrustsQueryVariables> }) {
  return <ExploreView source={trustsSource} look={LOOK} served={served} />
}
