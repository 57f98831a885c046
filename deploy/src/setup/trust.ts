import type { Client } from '@spaceport/client/client'
import { ask, make, type Made } from '../graph/make.js'

/** What a Space hands to others, and what its people read aloud of it. */
export type Identity = { identity: string; shownFingerprint: string }

/** Makes the keys of a Space; a second time changes nothing. They never leave it; this gives their public half. */
export async function makeKeys(client: Client, space: string, name: string): Promise<Identity> {
  const { spaceIdentity } = await make<{ spaceIdentity: Identity }>(
    client,
    'createSpaceKeys',
    { space, name, idempotencyKey: `keys of ${space}` },
    'spaceIdentity { identity shownFingerprint }',
  )
  return spaceIdentity
}

/** What people of a Space read aloud when they are asked for its fingerprint. */
export async function readAloud(client: Client, space: string): Promise<string> {
  const { spaceIdentity } = await ask<{ spaceIdentity: Identity }>(
    client,
    'query SpaceIdentity($space: ID!) { spaceIdentity(space: $space) { identity shownFingerprint } }',
    { space },
  )
  return spaceIdentity.shownFingerprint
}

/** Lets a Space believe another one, after its fingerprint was compared; a second time changes nothing. Gives the trust's id. */
export async function trust(
  client: Client,
  space: string,
  purpose: 'RELEASES' | 'RECEIPTS',
  { identity, shownFingerprint }: Identity,
  approvals: { approvalsNeeded?: number; approvalTeam?: string } = {},
): Promise<string> {
  const made = await make<{ trust: Made }>(
    client,
    'createTrust',
    { space, identity, purpose, ...approvals, idempotencyKey: `trust ${space} ${purpose} ${shownFingerprint}` },
    'trust { id }',
  )
  const confirm = { id: made.trust.id, fingerprint: shownFingerprint, idempotencyKey: `confirm ${made.trust.id}` }
  await make(client, 'confirmTrust', confirm, 'trust { id }')
  return made.trust.id
}
