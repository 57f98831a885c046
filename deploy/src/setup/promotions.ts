import type { Client } from '@spaceport/client/client'
import type { DemoPlan } from '../demo/plan.js'
import { demoWays, productionOf } from '../demo/ways.js'
import { everyNode, PAGE_INFO, type Page } from '../graph/every-node.js'
import { ask, make, type Made } from '../graph/make.js'
import { promote, type Carrier } from './carry.js'
import { CARRIED, carryOverTheGap } from './over-the-gap.js'
import { makeKeys, trust, type Identity } from './trust.js'

/** What the composite lifecycle of the demo is called. */
const LIFECYCLE = 'Home, then across Zones'

/** How many releases of the home Space are under way to each of its partners that the network reaches. */
const PROMOTED = 2

/**
 * Lets releases of the first home Space travel to the Spaces in other Zones that own some of its environments: keys and trusts, and a lifecycle over those
 * Spaces. Some wait in the inboxes that the network reaches. To the others some were carried by hand, and one waits to be. What was begun is completed; where
 * all was done before, people have gone on from there, and nothing changes.
 */
export async function ensurePromotions(carrier: Carrier, plan: DemoPlan, spaceIds: readonly string[]): Promise<void> {
  const ways = demoWays(plan)
  const { client } = carrier
  if (!ways || (await isDone(client))) return
  const { home, beside, connected, byHand } = ways
  const idOf = (at: number) => spaceIds[at] ?? ''
  const parties = new Map<number, Party>()
  for (const at of [home, ...connected, ...(byHand.length > 0 ? [...byHand, beside] : [])]) {
    parties.set(at, { id: idOf(at), identity: await makeKeys(client, idOf(at), plan.spaces[at]?.name ?? '') })
  }
  const way = (from: number, to: number) => agree(client, parties.get(from) as Party, parties.get(to) as Party)

  const newest = await deployed(client, { space: [idOf(home)] }, PROMOTED)
  for (const partner of connected) {
    const to = await way(home, partner)
    for (const release of newest) await promote(client, release, to)
  }
  // The first project of a home Space is one that ends in other Zones.
  const split = { space: [idOf(home)], project: [`${idOf(home)}/Projects-1`] }
  const carried = (await deployed(client, split, CARRIED)).toReversed()
  for (const partner of byHand) {
    const environment = `${idOf(partner)}/Environments-${productionOf(plan, partner)}`
    const gap = { from: idOf(home), to: idOf(partner), trust: await way(home, partner), environment }
    await carryOverTheGap(carrier, gap, carried)
    await leaveToBeCarried(client, idOf(beside), await way(beside, partner))
  }
  const steps = [home, ...connected, ...byHand].map((at) => ({
    ...{ name: plan.spaces[at]?.name ?? '', space: idOf(at) },
    after: at === home ? [] : [1],
  }))
  const lifecycle = { name: LIFECYCLE, steps, idempotencyKey: LIFECYCLE }
  await make(client, 'createCompositeLifecycle', lifecycle, 'compositeLifecycle { id }')
}

/** Whether the lifecycle is there, which is made last. */
async function isDone(client: Client): Promise<boolean> {
  const known = await everyNode(async (after) => {
    const text = `query DemoLifecycles($after: String) { compositeLifecycles(first: 100, after: $after) { nodes { name } ${PAGE_INFO} } }`
    return (await ask<{ compositeLifecycles: Page<{ name: string }> | null }>(client, text, { after }))
      .compositeLifecycles
  })
  return known.some(({ name }) => name === LIFECYCLE)
}

type Party = { id: string; identity: Identity }

/** Lets releases go from one Space to another, and what became of them come back; gives the trust by which they are sent. */
async function agree(client: Client, source: Party, target: Party): Promise<string> {
  await trust(client, target.id, 'RELEASES', source.identity)
  return trust(client, source.id, 'RECEIPTS', target.identity)
}

/** Promotes the newest release of a Space to another one, for somebody to carry. */
async function leaveToBeCarried(client: Client, space: string, to: string): Promise<void> {
  for (const release of await deployed(client, { space: [space] }, 1)) await promote(client, release, to)
}

/** Releases that were deployed and have no open defect, the newest first. */
async function deployed(
  client: Client,
  where: { space: string[]; project?: string[] },
  first: number,
): Promise<string[]> {
  const { releases } = await ask<{ releases: { nodes: Made[] } }>(
    client,
    `query Deployed($filter: ReleaseFilter, $first: Int!) {
      releases(first: $first, filter: $filter, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { id } }
    }`,
    { filter: { ...where, hasDeployments: true, hasOpenDefects: false }, first },
  )
  return releases.nodes.map(({ id }) => id)
}
