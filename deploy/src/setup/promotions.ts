import type { Client } from '@spaceport/client/client'
import type { DemoPlan } from '../demo/plan.js'
import { ask, make, type Made } from '../graph/make.js'
import { makeKeys, trust, type Identity } from './trust.js'

/** What the composite lifecycle of the demo is called. */
const LIFECYCLE = 'Home, then across Zones'

/** How many releases of the home Space are under way to each of its partners. */
const PROMOTED = 2

/**
 * Lets releases of the first home Space travel to the Spaces in other Zones that own some of its environments: keys and trusts, a lifecycle
 * over those Spaces, and some releases that wait in their inboxes. A second time changes nothing.
 */
export async function ensurePromotions(client: Client, plan: DemoPlan, spaceIds: readonly string[]): Promise<void> {
  const home = plan.spaces.findIndex(({ environments }) => environments.some(({ remoteOf }) => remoteOf !== null))
  if (home === -1) return
  const partners = plan.spaces[home]?.environments.flatMap(({ remoteOf }) => remoteOf?.space ?? []) ?? []
  const identityOf = (at: number) => makeKeys(client, spaceIds[at] ?? '', plan.spaces[at]?.name ?? '')
  const own = await identityOf(home)
  const homeId = spaceIds[home] ?? ''
  const releases = await deployed(client, homeId)
  for (const partner of partners) {
    const to = await agree(
      client,
      { id: homeId, identity: own },
      { id: spaceIds[partner] ?? '', identity: await identityOf(partner) },
    )
    for (const { id } of releases) {
      const input = { release: id, trust: to, idempotencyKey: `promote ${id} ${to}` }
      await make(client, 'promoteRelease', input, 'outgoingBundle { id }')
    }
  }
  const steps = [home, ...partners].map((at) => ({
    name: plan.spaces[at]?.name ?? '',
    space: spaceIds[at],
    after: at === home ? [] : [1],
  }))
  await make(
    client,
    'createCompositeLifecycle',
    { name: LIFECYCLE, steps, idempotencyKey: LIFECYCLE },
    'compositeLifecycle { id }',
  )
}

type Party = { id: string; identity: Identity }

/** Lets releases go from one Space to another, and what became of them come back; gives the trust by which they are sent. */
async function agree(client: Client, source: Party, target: Party): Promise<string> {
  await trust(client, target.id, 'RELEASES', source.identity)
  return trust(client, source.id, 'RECEIPTS', target.identity)
}

/** Releases of a Space that were deployed and have no open defect, the newest first. */
async function deployed(client: Client, space: string): Promise<Made[]> {
  const { releases } = await ask<{ releases: { nodes: Made[] } }>(
    client,
    `query Deployed($space: [ID!], $first: Int!) {
      releases(first: $first, filter: { space: $space, hasDeployments: true, hasOpenDefects: false }) { nodes { id } }
    }`,
    { space: [space], first: PROMOTED },
  )
  return releases.nodes
}
