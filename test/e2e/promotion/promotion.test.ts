import { beforeAll, expect, test } from '@jest/globals'
import type { Client } from '@spaceport/client/client'
import { ask, make } from '@spaceport/deploy/graph/make'
import { makeKeys, trust } from '@spaceport/deploy/setup/trust'
import { seededRandom } from '@spaceport/kit/random'
import { commonFleet } from '../../harness/common-fleet.js'
import type { Fleet } from '../../harness/fleet.js'

const RELEASES = 8

let fleet: Fleet
let client: Client
let to: string

beforeAll(async () => {
  fleet = await commonFleet()
  client = fleet.client()
  const [source, target] = fleet.spaces as [string, string]
  const [own, other] = [await makeKeys(client, source, 'Source'), await makeKeys(client, target, 'Target')]
  await trust(client, target, 'RELEASES', own)
  to = await trust(client, source, 'RECEIPTS', other)
})

type Outgoing = { bundleId: string; sequence: number; state: string; promotion: { state: string } | null }
type Lists = {
  outgoingBundles: { nodes: Outgoing[] } | null
  incomingBundles: { nodes: { bundleId: string; sequence: number }[] } | null
}

async function lists(): Promise<Lists> {
  const { data } = await client.requestPartial<Lists, Record<string, never>>(
    `{ outgoingBundles(first: 100) { nodes { bundleId sequence state promotion { state } } }
       incomingBundles(first: 100) { nodes { bundleId sequence } } }`,
  )
  return data ?? { outgoingBundles: null, incomingBundles: null }
}

/** Asks again and again until it holds; each question is a pause. */
async function until(holds: (lists: Lists) => boolean): Promise<Lists> {
  for (;;) {
    const found = await lists()
    if (holds(found)) return found
  }
}

test('releases arrive once each, in order, however often those who carry and take them are killed', async () => {
  const seed = `promotion ${Date.now()}`
  const random = seededRandom(seed)
  const { releases } = await ask<{ releases: { nodes: { id: string }[] } }>(
    client,
    'query Test($space: [ID!], $first: Int!) { releases(first: $first, filter: { space: $space, hasOpenDefects: false }) { nodes { id } } }',
    { space: [fleet.spaces[0]], first: RELEASES },
  )
  expect(releases.nodes).toHaveLength(RELEASES)
  for (const [i, { id }] of releases.nodes.entries()) {
    await make(client, 'promoteRelease', { release: id, trust: to }, 'outgoingBundle { id }')
    if (i % 3 !== 2) continue
    // Whatever has come about by now: between any two steps of a promotion.
    const victim = random.pick([fleet.zone, ...fleet.instances])
    await until(({ incomingBundles }) => (incomingBundles?.nodes.length ?? 0) > i - 2)
    await victim.kill()
    await victim.restart()
  }
  const done = await until(
    ({ outgoingBundles }) =>
      outgoingBundles?.nodes.filter(({ state, promotion }) => state === 'IMPORTED' && promotion?.state === 'DELIVERED')
        .length === RELEASES,
  )
  const sent = new Map(done.outgoingBundles?.nodes.map(({ bundleId, sequence }) => [bundleId, sequence]))
  const arrived = done.incomingBundles?.nodes ?? []
  expect({ seed, arrived: arrived.length }).toEqual({ seed, arrived: RELEASES })
  expect(new Map(arrived.map(({ bundleId, sequence }) => [bundleId, sequence]))).toEqual(sent)
  expect([...sent.values()].toSorted((a, b) => a - b)).toEqual(Array.from({ length: RELEASES }, (_, i) => i + 1))
})
