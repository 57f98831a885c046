import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { PromotionState } from '@spaceport/database/zone'
import { ADMINISTRATOR, callerOf, GUEST, MEMBER } from '../testing/world.js'
import { keyed, openPromotions, type Promotions } from './testing/promotions.js'

let all: Promotions
beforeAll(async () => {
  all = await openPromotions()
})
afterAll(() => all.close())
afterEach(() => all.reset())

type Changed = { promotion: { state: string } | null; errors: { code: string; path: string[] }[] }

async function change(name: string, input: object, caller = MEMBER): Promise<Changed> {
  const query = `mutation ($input: ${name === 'retryPromotion' ? 'Retry' : 'Cancel'}PromotionInput!) {
    ${name}(input: $input) { promotion { id state attempts faultCode fault version } errors { code path } }
  }`
  const { data, errors } = await all.world.ask(caller, query, { input })
  expect(errors).toEqual([])
  return data?.[name] as Changed
}

const code = async (name: string, input: object, caller = MEMBER) =>
  (await change(name, input, caller)).errors[0]?.code ?? 'done'

describe('changing a promotion', () => {
  const CASES: [PromotionState, string | null, string, string][] = [
    ['QUEUED', null, 'INVALID_STATE', 'done'],
    ['SENDING_PACKAGES', null, 'INVALID_STATE', 'done'],
    ['SENDING', null, 'INVALID_STATE', 'done'],
    ['IMPORTING', null, 'INVALID_STATE', 'INVALID_STATE'],
    ['DELIVERED', 'Spaces-3/IncomingBundles-1', 'INVALID_STATE', 'INVALID_STATE'],
    ['FAILED', null, 'done', 'done'],
    ['FAILED', 'Spaces-3/IncomingBundles-1', 'done', 'INVALID_STATE'],
    ['CANCELED', null, 'done', 'INVALID_STATE'],
  ]
  test.each(CASES)('that is %s (%s there): again %s, cancel %s', async (state, incoming, again, cancel) => {
    const fault = { attempts: 3, faultCode: 'SIGNER_UNKNOWN', fault: 'No.' }
    for (const [name, expected] of [
      ['retryPromotion', again],
      ['cancelPromotion', cancel],
    ] as const) {
      const id = await all.make({ state, incoming, ...fault })
      expect(await code(name, { id })).toBe(expected)
      const [row] = await all.world.entities(MEMBER, 'Promotion', [id], 'state version faultCode attempts')
      const retried = { state: 'QUEUED', version: 2, faultCode: null, attempts: 0 }
      const cancelled = { state: 'CANCELED', version: 2, faultCode: 'SIGNER_UNKNOWN', attempts: 3 }
      const same = { state, version: 1, faultCode: 'SIGNER_UNKNOWN', attempts: 3 }
      expect(row).toEqual(expected !== 'done' ? same : name === 'retryPromotion' ? retried : cancelled)
      await all.world.db.promotion.deleteMany()
    }
  })

  test('is audited, and done once for one idempotency key', async () => {
    const id = await all.make({ state: 'FAILED' })
    const first = await change('retryPromotion', { id, idempotencyKey: 'once' })
    expect(await change('retryPromotion', { id, idempotencyKey: 'once' })).toEqual(first)
    expect(first).toMatchObject({ promotion: { state: 'QUEUED', version: 2 } })
    const audit = await all.world.db.auditEvent.findMany({ where: { subject: id } })
    expect(audit).toMatchObject([
      { actor: 'Users-7', action: 'retryPromotion', before: { state: 'FAILED' }, after: { state: 'QUEUED' } },
    ])
  })

  test('is refused at another version, and for what is no promotion', async () => {
    const id = await all.make({ state: 'FAILED' })
    expect(await code('retryPromotion', { id, expectedVersion: 2 })).toBe('VERSION_CONFLICT')
    expect(await code('retryPromotion', { id: 'Promotions-99999' })).toBe('NOT_FOUND')
    expect(await code('cancelPromotion', { id: 'Zones-1' })).toBe('BAD_ID')
  })

  test('is decided by the Space that it comes from, asked on the caller’s behalf', async () => {
    const asked: string[] = []
    all.instance.mayPromote = (subject) => asked.push(subject) > 0 && subject === 'Users-7'
    const id = await all.make({ state: 'FAILED' })
    expect(await code('retryPromotion', { id }, { ...MEMBER, subject: 'Users-6' })).toBe('FORBIDDEN')
    expect(await code('retryPromotion', { id }, ADMINISTRATOR)).toBe('FORBIDDEN')
    expect(await code('retryPromotion', { id })).toBe('done')
    expect(asked).toEqual(['Users-6', 'Users-1', 'Users-7'])
    const refused = await all.world.db.auditEvent.findMany({ where: { action: 'refused:retryPromotion', subject: id } })
    expect(refused.map(({ actor }) => actor)).toEqual(['Users-6', 'Users-1'])
  })

  test('is not even asked for by whoever may not enter that Space, or whose key does not allow it', async () => {
    const id = await all.make()
    expect(await code('cancelPromotion', { id }, GUEST)).toBe('FORBIDDEN')
    expect(await code('cancelPromotion', { id }, callerOf('Groups-9'))).toBe('NOT_FOUND')
    expect(await code('cancelPromotion', { id }, keyed({ readOnly: true }))).toBe('READ_ONLY_KEY')
    expect(await code('cancelPromotion', { id }, keyed({ permissions: ['ReleaseView'] }))).toBe('FORBIDDEN')
    expect(all.instance.asked).toEqual([])
  })

  test.each([
    ['fails', () => Response.json({}, { status: 500 })],
    ['answers nonsense', () => Response.json({ allowed: 'yes' })],
  ])('is refused while the Instance %s', async (_, answer) => {
    const id = await all.make()
    all.instance.at('right', answer)
    expect(await code('cancelPromotion', { id })).toBe('INSTANCE_UNAVAILABLE')
  })

  test('is refused for a bundle that does not exist for the caller in its Space', async () => {
    const id = await all.make()
    all.instance.at('right', () =>
      Response.json({ errors: [{ message: 'No.', extensions: { code: 'NOT_FOUND' } }] }, { status: 404 }),
    )
    expect(await code('cancelPromotion', { id })).toBe('FORBIDDEN')
  })
})
