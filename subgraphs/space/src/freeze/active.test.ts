import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { activeFreezes, type FreezeScope, type FreezeSubject } from './active.js'

const minute = (n: number) => new Date(n * 60_000)
const id = fc.integer({ min: 1, max: 3 })
const any = fc.option(id, { nil: null })
const freeze = fc.record({
  startAt: fc.nat(5).map(minute),
  endAt: fc.nat(5).map(minute),
  scopes: fc.array(fc.record({ projectId: any, environmentId: any, tenantId: any }), { maxLength: 3 }),
})
const subject = fc.record({ projectId: id, environmentId: id, tenantId: any })

/** All deployments that a scope forbids, written out one by one. */
function forbidden({ projectId, environmentId, tenantId }: FreezeScope): FreezeSubject[] {
  const projects = projectId === null ? [1, 2, 3] : [projectId]
  const environments = environmentId === null ? [1, 2, 3] : [environmentId]
  const tenants = tenantId === null ? [null, 1, 2, 3] : [tenantId]
  return projects.flatMap((p) =>
    environments.flatMap((e) => tenants.map((t) => ({ projectId: p, environmentId: e, tenantId: t }))),
  )
}

describe('freezes', () => {
  test('forbid just the deployments of their scopes, within their time', () => {
    fc.assert(
      fc.property(fc.array(freeze, { maxLength: 3 }), subject, fc.nat(5), (freezes, asked, now) => {
        const expected = freezes.filter(({ startAt, endAt, scopes }) => {
          const minutes = [0, 1, 2, 3, 4, 5].filter((m) => minute(m) >= startAt && minute(m) < endAt)
          const isNamed = scopes.flatMap(forbidden).some((one) => JSON.stringify(one) === JSON.stringify(asked))
          return minutes.includes(now) && (scopes.length === 0 || isNamed)
        })
        expect(activeFreezes(freezes, asked, minute(now))).toEqual(expected)
      }),
      { numRuns: 2_000 },
    )
  })

  test('begin at their first millisecond and are over at their last', () => {
    const winter = { startAt: minute(1), endAt: minute(2), scopes: [] }
    const at = (ms: number) =>
      activeFreezes([winter], { projectId: 1, environmentId: 1, tenantId: null }, new Date(ms)).length
    expect([59_999, 60_000, 119_999, 120_000].map(at)).toEqual([0, 1, 1, 0])
  })

  test('of a tenant leave other tenants and untenanted deployments alone', () => {
    const scopes = [{ projectId: null, environmentId: 1, tenantId: 7 }]
    const ofTenant = { startAt: minute(0), endAt: minute(9), scopes }
    const holds = (tenantId: number | null) =>
      activeFreezes([ofTenant], { projectId: 1, environmentId: 1, tenantId }, minute(1)).length === 1
    expect([holds(7), holds(8), holds(null)]).toEqual([true, false, false])
  })
})
