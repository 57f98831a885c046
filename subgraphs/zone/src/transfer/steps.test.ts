import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { refusal as refused, type FakeOwner } from '../ownership/testing/owners.js'
import { ELSEWHERE, HOME, openAssigning, THERE, type Assigning } from '../testing/assigning.js'
import { ADMINISTRATOR, MEMBER, type World } from '../testing/world.js'
import { driveTransfer } from './drive.js'

let assigning: Assigning
let world: World
let one: FakeOwner
let two: FakeOwner
let assign: Assigning['assign']
let refusal: Assigning['refusal']

beforeAll(async () => {
  assigning = await openAssigning()
  ;({ world, one, two, assign, refusal } = assigning)
})
afterAll(() => assigning.close())
beforeEach(() => assigning.reset())

describe('the steps of a change', () => {
  const steps = () => [...one.asked, ...two.asked].map(({ step }) => step)
  const transfers = () => world.db.ownershipTransfer.findMany({ orderBy: { id: 'asc' } })
  const sweepOne = async () => {
    const [transfer] = await transfers()
    const { signal } = new AbortController()
    const agent = { ...world.zones, caller: null, requestId: 'test', signal, remaining: () => 4_000 }
    return driveTransfer(agent, transfer?.id ?? 0)
  }
  const lost = () => refused('UNAVAILABLE', 503)

  test('look, seal, open and settle, on the caller’s behalf', async () => {
    await assign()
    expect(one.asked.map(({ step, body, subject }) => [step, body.id, subject])).toEqual([
      ['look', HOME, 'Users-1'],
      ['seal', HOME, 'Users-1'],
      ['settle', HOME, 'Users-1'],
    ])
    expect(two.asked.map(({ step, body }) => [step, body.epoch])).toEqual([
      ['look', undefined],
      ['open', 1],
    ])
    expect(await transfers()).toMatchObject([{ state: 'DONE', requestedBy: 'Users-1', settledAt: expect.any(Date) }])
  })

  test.each([
    [
      'the old owner',
      () => world.membership.instances.set('Instances-1', { ...one.member, url: 'http://127.0.0.1:1' }),
    ],
    [
      'the new owner',
      () => world.membership.instances.set('Instances-2', { ...two.member, url: 'http://127.0.0.1:1' }),
    ],
  ])('do not begin without %s', async (_, away) => {
    away()
    expect(await refusal({ idempotencyKey: 'again' })).toBe('INSTANCE_UNAVAILABLE input')
    expect(await transfers()).toEqual([])
    expect(steps().filter((step) => step !== 'look')).toEqual([])
  })

  test('end where the old owner refuses, and may be tried again with the same key and epoch', async () => {
    one.answer('seal', () => refused('INVALID_STATE', 409, 'Deployments run.'))
    expect(await refusal({ idempotencyKey: 'try' })).toBe('INVALID_STATE input')
    expect(await transfers()).toMatchObject([{ state: 'REFUSED', fault: 'Deployments run.', epoch: 1 }])
    expect(await world.db.ownership.count()).toBe(0)
    one.answer('seal', null)
    expect(await assign({ idempotencyKey: 'try' })).toMatchObject({ ownership: { epoch: 1 }, errors: [] })
  })

  test('go back where it is not known whether the old owner sealed', async () => {
    one.answer('seal', lost)
    expect(await refusal({})).toBe('INSTANCE_UNAVAILABLE input')
    expect(await transfers()).toMatchObject([{ state: 'SEALING', isWithdrawn: true }])
    expect(await refusal({})).toBe('VERSION_CONFLICT input.expectedEpoch')
    expect(await transfers()).toMatchObject([{ state: 'REFUSED' }])
    expect(steps()).not.toContain('open')
    expect(one.asked.filter(({ step }) => step === 'unseal')).toMatchObject([
      { body: { id: HOME, epoch: 1, to: THERE } },
    ])
    expect(await world.db.ownership.findMany()).toMatchObject([{ subject: HOME, entityId: HOME, epoch: 1 }])
    one.answer('seal', null)
    expect(await assign({ expectedEpoch: 1 })).toMatchObject({ ownership: { entityId: THERE, epoch: 2 }, errors: [] })
  })

  test('wait for the new owner when it is sealed, and go on by themselves', async () => {
    two.answer('open', lost)
    expect(await assign()).toEqual({ ownership: null, transfer: { state: 'SEALED' }, errors: [] })
    expect(await sweepOne()).toMatchObject({ state: 'SEALED', fault: 'Instances-2 did not answer.' })
    expect(await refusal({})).toBe('INVALID_STATE input.subject')
    two.answer('open', null)
    expect(await sweepOne()).toMatchObject({ state: 'DONE', fault: null })
    expect(await world.db.ownership.findMany()).toMatchObject([{ subject: HOME, entityId: THERE, epoch: 1 }])
    expect(one.asked.filter(({ step }) => step === 'seal')).toHaveLength(1)
  })

  test('go back where the new owner refuses for good', async () => {
    two.answer('open', () => refused('NOT_FOUND', 404))
    expect(await refusal({})).toBe('INVALID_STATE input')
    expect(two.asked.map(({ step }) => step)).toEqual(['look', 'open', 'decline'])
    expect(one.asked.map(({ step }) => step)).toEqual(['look', 'seal', 'unseal'])
    expect(await world.db.ownership.findMany()).toMatchObject([{ entityId: HOME, epoch: 1 }])
  })

  test('are done after all where the new owner had opened before it refused', async () => {
    two.answer('open', () => refused('INVALID_STATE', 409))
    two.answer('decline', () => Response.json({ opened: true }))
    expect(await assign()).toMatchObject({ ownership: { entityId: THERE }, transfer: { state: 'DONE' }, errors: [] })
    expect(steps()).not.toContain('unseal')
  })

  test('are taken on at the next assignment', async () => {
    two.answer('open', lost)
    await assign()
    two.answer('open', null)
    expect(await assign({ entityId: ELSEWHERE, expectedEpoch: 1 })).toMatchObject({
      ownership: { epoch: 2 },
      errors: [],
    })
  })

  test('are not begun for what does not exist for the caller', async () => {
    two.answer('look', () => Response.json({ found: false }))
    expect(await refusal({})).toBe('NOT_FOUND input.entityId')
    expect(await refusal({ entityId: 'Spaces-4/Environments-1' })).toBe('NOT_FOUND input.entityId')
    expect(await transfers()).toEqual([])
  })

  test('are listed, the newest first, to administrators', async () => {
    await assign()
    await assign({ entityId: ELSEWHERE, expectedEpoch: 1 })
    const query = `query ($after: String) { ownershipTransfers(first: 1, after: $after, filter: { state: [DONE] }) {
      totalCount nodes { id epoch fromInstance { id } toEntity isGoingBack } pageInfo { hasNextPage endCursor } } }`
    const page = async (after: string | null) => {
      const { data, errors } = await world.ask(ADMINISTRATOR, query, { after })
      expect(errors).toEqual([])
      return data?.ownershipTransfers as { nodes: { epoch: number }[]; pageInfo: { endCursor: string } }
    }
    const first = await page(null)
    expect(first).toMatchObject({
      totalCount: 2,
      nodes: [{ epoch: 2, toEntity: ELSEWHERE }],
      pageInfo: { hasNextPage: true },
    })
    expect(await page(first.pageInfo.endCursor)).toMatchObject({ nodes: [{ epoch: 1, toEntity: THERE }] })
    expect((await world.ask(MEMBER, query)).data).toEqual({ ownershipTransfers: null })
  })
})
