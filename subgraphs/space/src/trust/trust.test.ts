import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { fingerprintOf, generateSpaceKeys, shownFingerprint, writeIdentity } from '@spaceport/kit/bundle/identity'
import { signRotation } from '@spaceport/kit/bundle/rotation'
import { caller, MANAGER, STRANGER, VIEWER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { named } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'
import { pending, trusted, withKeys } from '../testing/trusts.js'

let space: TestSpace
const COLLEAGUE = caller('Users-7')

beforeAll(async () => {
  space = await testSpace()
  await giveRole(space.db, 'Users-7', 16)
  // Team 1 and 2 are the managers and viewers of every test Space.
  await space.db.team.create({ data: named('Approvers') })
})
afterAll(() => space.close())

const FIELDS = `trust { id name purpose state peer root fingerprint shownFingerprint identity approvalsNeeded approvalTeam { name }
  lastSequence createdBy confirmedAt confirmedBy revokedAt revokedBy revocationReason version }`

async function act(mutation: string, input: Record<string, unknown>, who = MANAGER) {
  const { trust, errors } = await mutate(space, mutation, input, who, FIELDS)
  return { trust, code: errors[0] && `${errors[0].code} ${errors[0].path.join('.')}`, message: errors[0]?.message }
}
const create = (identity: string, more: object = {}, who = MANAGER) =>
  act('createTrust', { space: 'Spaces-1', identity, purpose: 'RELEASES', ...more }, who)
const peer = (name = 'Acme Dev') => generateSpaceKeys(name)
const rowOf = (id: string) => space.db.trust.findUniqueOrThrow({ where: { id: Number(id.split('-').at(-1)) } })
const eventsOf = (subject: string) =>
  space.db.auditEvent.findMany({
    where: { subject },
    orderBy: { id: 'asc' },
    select: { actor: true, action: true, before: true, after: true },
  })
const team = async () =>
  `Spaces-1/Teams-${(await space.db.team.findUniqueOrThrow({ where: { nameKey: 'approvers' } })).id}`

describe('a trust', () => {
  it('pins what was handed over, and is in force when somebody has told its fingerprint as people do', async () => {
    const { identity } = peer()
    const fingerprint = fingerprintOf(identity)
    const { trust, code } = await create(` ${writeIdentity(identity)}\n`)
    expect(code).toBeUndefined()
    const { id } = trust as { id: string }
    const made = {
      ...{ id, name: 'Acme Dev', purpose: 'RELEASES', state: 'PENDING', peer: 'Acme Dev', root: identity.root },
      ...{ fingerprint, shownFingerprint: shownFingerprint(fingerprint), identity: writeIdentity(identity) },
      ...{ approvalsNeeded: 0, approvalTeam: null, lastSequence: 0, createdBy: 'Users-1', version: 1 },
      ...{ confirmedAt: null, confirmedBy: null, revokedAt: null, revokedBy: null, revocationReason: null },
    }
    expect(trust).toEqual(made)

    const typed = shownFingerprint(fingerprint).toUpperCase().replaceAll(' ', ': ')
    const confirmed = await act('confirmTrust', { id, fingerprint: typed }, COLLEAGUE)
    expect(confirmed.trust).toEqual({
      ...made,
      ...{ state: 'ACTIVE', version: 2, confirmedBy: 'Users-7', confirmedAt: expect.any(String) },
    })
    expect((await act('confirmTrust', { id, fingerprint })).code).toBe('INVALID_STATE input.id')
    expect((await eventsOf(id)).map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      'Users-1 createTrust',
      'Users-7 confirmTrust',
    ])
  })

  it('stays as it was when the fingerprint is another, and the audit says so', async () => {
    const { identity } = peer()
    const id = await pending(space, identity, 'RELEASES', { name: 'Mistyped' })
    const before = await rowOf(id)
    const wrong = fingerprintOf(identity).replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
    for (const fingerprint of [wrong, '', fingerprintOf(identity).slice(0, 63), identity.root]) {
      const { trust, code } = await act('confirmTrust', { id, fingerprint })
      expect([trust, code]).toEqual([null, 'FINGERPRINT_MISMATCH input.fingerprint'])
    }
    expect(await rowOf(id)).toEqual(before)
    // Repetitions within a minute are counted, not listed.
    expect((await eventsOf(id)).at(-1)).toEqual({
      ...{ actor: 'Users-1', action: 'refused:confirmTrust', before: null },
      after: { code: 'FINGERPRINT_MISMATCH', permission: 'TrustAdminister' },
    })
  })

  it.each([
    ['no JSON', 'Hello?'],
    ['nothing', ''],
    ['another format', writeIdentity({ ...peer().identity }).replace('"format":1', '"format":2')],
    ['half an identity', writeIdentity(peer().identity).slice(0, 100)],
    ["another one's first key", writeIdentity({ ...peer().identity, signing: peer().identity.signing })],
  ])('is not made from %s', async (_what, text) => {
    const count = await space.db.trust.count()
    expect((await create(text)).code).toMatch(/^(BUNDLE_MALFORMED|FORMAT_UNSUPPORTED) input\.identity$/)
    expect(await space.db.trust.count()).toBe(count)
  })

  it('is not made from a name that nothing can have', async () => {
    expect((await create(writeIdentity(peer('A\nB').identity))).code).toBe('BAD_INPUT input.identity')
    expect((await create(writeIdentity(peer('x'.repeat(201)).identity))).code).toBe('BAD_INPUT input.identity')
  })

  it('is never in the Space itself, whichever of its keys are given', async () => {
    const own = await withKeys(space, 'Here')
    await mutate(space, 'rotateSpaceKeys', { space: 'Spaces-1', expectedGeneration: 1 }, MANAGER)
    expect((await create(own)).code).toBe('BAD_INPUT input.identity')
  })

  it('is by the keys of the other purpose, so that no Space passes for another by its root', async () => {
    const real = peer('Real')
    await trusted(space, real.identity, 'RELEASES')
    const claimed = generateSpaceKeys('Real', real.identity)
    expect((await create(writeIdentity(claimed.identity), { purpose: 'RECEIPTS' })).code).toBe(
      'CONFLICT input.identity',
    )
    expect((await create(writeIdentity(real.identity), { purpose: 'RECEIPTS' })).code).toBeUndefined()
  })

  it('is one for each purpose, also when two make it at the same time, until it is revoked', async () => {
    const { identity } = peer('Twice')
    const text = writeIdentity(identity)
    const both = await Promise.all([create(text), create(text)])
    expect(both.map(({ code }) => code).toSorted()).toEqual(['CONFLICT input.identity', undefined])
    // The same Space with other keys is the same.
    const next = generateSpaceKeys('Twice', identity)
    expect((await create(writeIdentity(next.identity))).message).toContain('"Twice"')
    const receipts = await create(text, { purpose: 'RECEIPTS' })
    expect(receipts.trust).toMatchObject({ name: 'Twice (2)', state: 'PENDING' })

    const first = both.find(({ trust }) => trust)?.trust as { id: string }
    await act('revokeTrust', { id: first.id, reason: 'Lost.' })
    expect((await create(text)).trust).toMatchObject({ name: 'Twice (3)', state: 'PENDING' })
  })

  it('has a name of its own', async () => {
    await create(writeIdentity(peer().identity), { name: 'Mine' })
    expect((await create(writeIdentity(peer().identity), { name: ' mine ' })).code).toBe('CONFLICT input.name')
  })

  it('says how many of which team approve releases, and never receipts', async () => {
    const approvals = { approvalsNeeded: 2, approvalTeam: await team() }
    const text = () => writeIdentity(peer('Approved').identity)
    const { trust } = await create(text(), approvals)
    expect(trust).toMatchObject({ approvalsNeeded: 2, approvalTeam: { name: 'Approvers' } })
    const { id } = trust as { id: string }
    const update = async (input: object) => act('updateTrust', { id, ...input })
    expect((await update({ approvalsNeeded: 1, name: 'Renamed', expectedVersion: 1 })).trust).toMatchObject({
      ...{ name: 'Renamed', approvalsNeeded: 1, approvalTeam: { name: 'Approvers' }, version: 2 },
    })
    expect((await update({ expectedVersion: 1 })).code).toBe('VERSION_CONFLICT input.expectedVersion')
    for (const [input, code] of [
      [{ approvalTeam: null }, 'BAD_INPUT input.approvalTeam'],
      [{ approvalsNeeded: -1 }, 'BAD_INPUT input.approvalsNeeded'],
      [{ approvalsNeeded: 101 }, 'BAD_INPUT input.approvalsNeeded'],
      [{ approvalsNeeded: 0, approvalTeam: approvals.approvalTeam }, 'BAD_INPUT input.approvalTeam'],
      [{ approvalTeam: 'Spaces-1/Teams-99' }, 'NOT_FOUND input.approvalTeam'],
    ] as const) {
      expect((await update(input)).code).toBe(code)
    }
    expect((await create(text(), { approvalsNeeded: 1 })).code).toBe('BAD_INPUT input.approvalTeam')
    const receipts = await create(text(), { purpose: 'RECEIPTS', ...approvals })
    expect(receipts.code).toBe('BAD_INPUT input.approvalsNeeded')

    // The team stays while a trust names it, and goes when none does.
    const remove = () => mutate(space, 'deleteTeam', { id: approvals.approvalTeam }, MANAGER)
    expect((await remove()).errors).toEqual([
      { code: 'IN_USE', message: 'It is used by 1 trust: Renamed.', path: ['input', 'id'] },
    ])
    expect((await update({ approvalsNeeded: 0 })).trust).toMatchObject({ approvalsNeeded: 0, approvalTeam: null })
    expect((await remove()).errors).toEqual([])
  })

  it('ends for ever', async () => {
    const keys = peer('Ended')
    const id = await trusted(space, keys.identity, 'RECEIPTS')
    expect((await act('revokeTrust', { id, reason: ' ' })).code).toBe('BAD_INPUT input.reason')
    const { trust } = await act('revokeTrust', { id, reason: 'Key stolen.' }, COLLEAGUE)
    expect(trust).toMatchObject({
      ...{ state: 'REVOKED', revokedBy: 'Users-7', revokedAt: expect.any(String), revocationReason: 'Key stolen.' },
    })
    const rotations = [signRotation(keys, generateSpaceKeys('Ended', keys.identity).identity)]
    expect((await act('revokeTrust', { id, reason: 'Again.' })).code).toBe('INVALID_STATE input.id')
    expect((await act('rotateTrust', { id, rotations })).code).toBe('INVALID_STATE input.id')
    const fingerprint = fingerprintOf(keys.identity)
    expect((await act('confirmTrust', { id, fingerprint })).code).toBe('INVALID_STATE input.id')
  })

  it('is for whoever administers trust; others do not learn of it', async () => {
    const { identity } = peer('Hidden')
    const id = await pending(space, identity, 'RELEASES')
    for (const [who, code] of [
      [VIEWER, 'FORBIDDEN input'],
      [STRANGER, 'NOT_FOUND input'],
    ] as const) {
      expect((await create(writeIdentity(peer().identity), {}, who)).code).toBe(code)
      expect((await act('confirmTrust', { id, fingerprint: fingerprintOf(identity) }, who)).code).toBe(code)
      expect((await act('revokeTrust', { id, reason: 'x' }, who)).code).toBe(code)
      const { data } = await space.ask('{ trusts(first: 9) { totalCount nodes { id } } }', {}, who)
      expect(data).toEqual({ trusts: { totalCount: 0, nodes: [] } })
    }
    expect(await rowOf(id)).toMatchObject({ state: 'PENDING' })
    const refused = await space.db.auditEvent.findFirst({
      where: { subject: 'Spaces-1', action: 'refused:createTrust', actor: 'Users-2' },
    })
    expect(refused?.after).toEqual({ code: 'FORBIDDEN', permission: 'TrustAdminister' })
  })
})
