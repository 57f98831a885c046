import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { generateSpaceKeys, type Identity } from '@spaceport/kit/bundle/identity'
import { partyOf } from '@spaceport/kit/bundle/party'
import { signRotation } from '@spaceport/kit/bundle/rotation'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { asAdmin, type Client } from '../testing/plans.js'
import { testSpace, type TestSpace } from '../testing/space.js'
import { pending, trusted } from '../testing/trusts.js'
import type { Tx } from '../write/change.js'
import { holdTrust, signersOf, trustIn } from './signers.js'

let space: TestSpace
beforeAll(async () => {
  space = await testSpace()
})
afterAll(() => space.close())

const localOf = (id: string) => Number(id.split('-').at(-1))
const act = async (mutation: string, input: Record<string, unknown>) =>
  expect((await mutate(space, mutation, input, MANAGER)).errors).toEqual([])
const revoke = (id: string) => act('revokeTrust', { id, reason: 'x' })
const believed = async (identity: Identity, purpose: 'RELEASES' | 'RECEIPTS' = 'RELEASES') =>
  (await signersOf(space.db, purpose))(partyOf(identity))
const hold = (id: string, fingerprint?: string) =>
  space.db.$transaction((tx) => holdTrust(tx, localOf(id), fingerprint)).then(({ state }) => state)

describe('what another Space signs', () => {
  it('is believed when the trust is confirmed, and not before', async () => {
    const { identity } = generateSpaceKeys('Later')
    const id = await pending(space, identity, 'RELEASES')
    expect(await believed(identity)).toBeNull()
    await expect(hold(id)).rejects.toMatchObject({ code: 'SIGNER_UNKNOWN' })
    await act('confirmTrust', { id, fingerprint: partyOf(identity).fingerprint })
    expect(await believed(identity)).toEqual(identity)
    expect(await hold(id)).toBe('ACTIVE')
    expect(await believed(generateSpaceKeys('Later').identity)).toBeNull()
  })

  it('is believed for the purpose that it is trusted for, and for no other', async () => {
    const { identity } = generateSpaceKeys('One way')
    const id = await trusted(space, identity, 'RELEASES')
    expect(await believed(identity, 'RELEASES')).toEqual(identity)
    expect(await believed(identity, 'RECEIPTS')).toBeNull()
    expect((await trustIn(space.db, 'RELEASES', identity.root))?.id).toBe(localOf(id))
    expect(await trustIn(space.db, 'RECEIPTS', identity.root)).toBeNull()
  })

  it('is believed under the keys that are pinned, and no longer under those before them', async () => {
    const old = generateSpaceKeys('Rotated')
    const next = generateSpaceKeys('Rotated', old.identity)
    const id = await trusted(space, old.identity, 'RELEASES')
    expect(await believed(next.identity)).toBeNull()
    await act('rotateTrust', { id, rotations: [signRotation(old, next.identity)] })
    expect([await believed(old.identity), await believed(next.identity)]).toEqual([null, next.identity])
    expect(await hold(id, partyOf(next.identity).fingerprint)).toBe('ACTIVE')
    await expect(hold(id, partyOf(old.identity).fingerprint)).rejects.toMatchObject({ code: 'SIGNER_UNKNOWN' })
  })

  it('is refused as revoked, until the Space is trusted anew with other keys', async () => {
    const old = generateSpaceKeys('Stolen')
    const id = await trusted(space, old.identity, 'RELEASES')
    await revoke(id)
    expect(await believed(old.identity)).toBe('revoked')
    expect(await trustIn(space.db, 'RELEASES', old.identity.root)).toBeNull()
    const next = generateSpaceKeys('Stolen', old.identity)
    const anew = await pending(space, next.identity, 'RELEASES')
    expect(await believed(next.identity)).toBe('revoked')
    await act('confirmTrust', { id: anew, fingerprint: partyOf(next.identity).fingerprint })
    expect([await believed(next.identity), await believed(old.identity)]).toEqual([next.identity, 'revoked'])
    const third = generateSpaceKeys('Stolen', next.identity)
    expect(await believed(third.identity)).toBeNull()
  })
})

describe('a trust that is revoked', () => {
  it('lets an import end that holds it, and none that comes after', async () => {
    const { identity } = generateSpaceKeys('Racing')
    const id = await trusted(space, identity, 'RELEASES')
    const order: string[] = []
    let revoking = Promise.resolve()
    await holding(id, async (tx, client) => {
      revoking = revoke(id).then(() => void order.push('revoked'))
      await waiting(client, 1)
      await tx.trust.update({ where: { id: localOf(id) }, data: { lastSequence: 1, lastDigest: 'x' } })
      order.push('imported')
    })
    await revoking
    expect(order).toEqual(['imported', 'revoked'])
    await expect(hold(id)).rejects.toMatchObject({ code: 'SIGNER_REVOKED' })
    expect(await space.db.trust.findUnique({ where: { id: localOf(id) } })).toMatchObject({
      ...{ state: 'REVOKED', lastSequence: 1 },
    })
  })

  // Nothing is written to the row while they wait: PostgreSQL keeps the line for one version of a row only.
  it('is refused to an import that stands behind the revocation in the line for the row', async () => {
    const { identity } = generateSpaceKeys('Behind')
    const id = await trusted(space, identity, 'RELEASES')
    let revoking: Promise<unknown> = Promise.resolve()
    let later = Promise.resolve('')
    await holding(id, async (_, client) => {
      revoking = revoke(id)
      await waiting(client, 1)
      later = hold(id).catch((error: { code: string }) => error.code)
      await waiting(client, 2)
    })
    await revoking
    expect(await later).toBe('SIGNER_REVOKED')
  })
})

/** Runs `work` in a transaction that holds the trust. */
async function holding(id: string, work: (tx: Tx, client: Client) => Promise<void>): Promise<void> {
  const held = async (tx: Tx, client: Client) => {
    await holdTrust(tx, localOf(id))
    await work(tx, client)
  }
  await asAdmin(space, (client) => space.db.$transaction((tx) => held(tx, client), { timeout: 30_000 }))
}

/** Resolves when so many connections wait for a lock. */
async function waiting(client: Client, many: number): Promise<void> {
  for (let found = 0; found < many;) {
    const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`)
    found = rows[0]?.count ?? 0
  }
}
