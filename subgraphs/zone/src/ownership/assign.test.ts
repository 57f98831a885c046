import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { ELSEWHERE, FIRST, HOME, openAssigning, THERE, type Assigning, type Outcome } from '../testing/assigning.js'
import { GUEST, MEMBER, type World } from '../testing/world.js'
import { ASSIGN_LOCK } from '../transfer/start.js'
import type { Tx } from '../write/change.js'

let assigning: Assigning
let world: World
let assign: Assigning['assign']
let refusal: Assigning['refusal']

beforeAll(async () => {
  assigning = await openAssigning()
  ;({ world, assign, refusal } = assigning)
})
afterAll(() => assigning.close())
beforeEach(() => assigning.reset())

/** How many sessions of this database wait for a lock. */
async function waiting(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRawUnsafe<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  )
  return row?.n ?? 0
}

describe('assigning an owner', () => {
  test('makes the Instance of the other Space the owner, from the next epoch on, and is audited', async () => {
    expect(await assign()).toEqual({
      ownership: { subject: HOME, entityId: THERE, owner: { id: 'Instances-2' }, epoch: 1 },
      transfer: { state: 'DONE' },
      errors: [],
    })
    expect(await world.entities(MEMBER, 'Environment', [HOME, THERE], 'owner { id }')).toEqual([
      { owner: { id: 'Instances-2' } },
      { owner: { id: 'Instances-2' } },
    ])
    const audit = await world.db.auditEvent.findMany({ where: { subject: HOME }, orderBy: { id: 'desc' }, take: 1 })
    expect(audit).toMatchObject([{ action: 'assignOwner', before: null, after: { entityId: THERE, epoch: 1 } }])
  })

  test('goes on from epoch to epoch, and back home', async () => {
    await assign()
    expect(await assign({ entityId: ELSEWHERE, expectedEpoch: 1 })).toMatchObject({
      ownership: { owner: { id: 'Instances-1' }, epoch: 2 },
    })
    expect(await assign({ entityId: HOME, expectedEpoch: 2 })).toMatchObject({
      ownership: { owner: { id: 'Instances-1' }, epoch: 3 },
    })
    expect(await refusal({ expectedEpoch: 0 })).toBe('VERSION_CONFLICT input.expectedEpoch')
  })

  test('is fenced: of many who saw the same epoch, one goes through', async () => {
    const targets = Array.from({ length: 6 }, (_, i) => `Spaces-3/Environments-${i + 10}`)
    const outcomes = await Promise.all(targets.map((entityId) => assign({ entityId })))
    const codes = outcomes.map(({ errors }) => errors[0]?.code ?? 'done').sort()
    expect(codes.filter((code) => code === 'done')).toHaveLength(1)
    expect(new Set(codes)).toEqual(
      new Set(['done', ...codes.filter((code) => ['VERSION_CONFLICT', 'INVALID_STATE'].includes(code))]),
    )
    expect(await world.db.ownership.findMany()).toMatchObject([{ subject: HOME, epoch: 1 }])
  })

  test('waits for one that is under way, and then knows of it', async () => {
    let late: Promise<Outcome> | undefined
    await world.db.$transaction(async (tx) => {
      await tx.$queryRawUnsafe('SELECT pg_advisory_xact_lock($1::bigint)::text', ASSIGN_LOCK)
      const { kind, subject, entityId } = FIRST
      await tx.ownership.create({ data: { kind, subject, entityId, ownerInstance: 'Instances-2' } })
      late = assign({ entityId: ELSEWHERE })
      while ((await waiting(tx)) === 0);
    })
    expect(await late).toMatchObject({ errors: [{ code: 'VERSION_CONFLICT' }] })
    expect(await world.db.ownership.findMany()).toMatchObject([{ subject: HOME, entityId: THERE, epoch: 1 }])
  })

  test('gives the first answer again to its idempotency key', async () => {
    const first = await assign({ idempotencyKey: 'assign-once' })
    expect(await assign({ idempotencyKey: 'assign-once' })).toEqual(first)
    expect(await world.db.ownership.count()).toBe(1)
    expect(await refusal({ idempotencyKey: 'assign-once', entityId: ELSEWHERE })).toMatch(/^IDEMPOTENCY_MISMATCH/)
  })
})

describe('is refused', () => {
  test('where one id would stand for two things', async () => {
    await assign()
    expect(await refusal({ subject: 'Spaces-2/Environments-1' })).toBe('CONFLICT input.entityId')
    expect(await refusal({ subject: THERE, entityId: ELSEWHERE })).toBe('CONFLICT input.subject')
    expect(await refusal({ subject: 'Spaces-2/Environments-1', entityId: HOME })).toBe('CONFLICT input.entityId')
    expect(await world.db.ownership.count()).toBe(1)
  })

  test('where nothing would change', async () => {
    expect(await refusal({ entityId: HOME })).toBe('INVALID_STATE input.entityId')
    await assign()
    expect(await refusal({ expectedEpoch: 1 })).toBe('INVALID_STATE input.entityId')
  })

  test.each([
    [{ subject: 'Spaces-99/Environments-1' }, 'NOT_FOUND input.subject'],
    [{ entityId: 'Spaces-99/Environments-1' }, 'NOT_FOUND input.entityId'],
    [{ subject: 'Spaces-1/Tenants-1' }, 'BAD_ID input.subject'],
    [{ entityId: 'Environments-1' }, 'BAD_ID input.entityId'],
    [{ kind: 'TENANT' }, 'BAD_ID input.subject'],
  ])('for %j', async (changes, expected) => {
    expect(await refusal(changes)).toBe(expected)
    expect(await world.db.ownership.count()).toBe(0)
  })

  test.each([
    ['a member', MEMBER],
    ['a guest', GUEST],
  ])('to %s, without telling what exists', async (_, caller) => {
    const known = await assign({}, caller)
    expect(known).toEqual({ ownership: null, transfer: null, errors: [{ code: 'FORBIDDEN', path: [] }] })
    expect(await assign({ subject: 'Spaces-99/Environments-1' }, caller)).toEqual(known)
    expect(await world.db.ownership.count()).toBe(0)
  })
})
