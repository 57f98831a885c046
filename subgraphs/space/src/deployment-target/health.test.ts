import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { basics, named } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
  await space.db.deploymentTarget.create({
    data: {
      ...named('web1'),
      endpointStyle: 'NONE',
      machinePolicyId: 1,
      environments: { create: { environmentId: 1 } },
    },
  })
})
afterAll(() => space.close())

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)).toISOString()
const FIELDS = 'deploymentTarget { health healthSummary healthCheckedAt version }'
const report = (input: object) =>
  mutate(space, 'reportMachineHealth', { id: 'Spaces-1/Machines-1', ...input }, MANAGER, FIELDS)

/** How many events there are. */
const events = () => space.db.auditEvent.count()

describe("a target's health", () => {
  it('is what the last check found; the version of what people say of it stays', async () => {
    const found = { health: 'UNHEALTHY', healthSummary: 'No disk', healthCheckedAt: at(10), version: 1 }
    expect(await report({ health: 'UNHEALTHY', summary: 'No disk', at: at(10) })).toEqual({
      deploymentTarget: found,
      errors: [],
    })
    const before = await events()
    expect((await report({ health: 'HEALTHY', at: at(9) })).deploymentTarget).toEqual(found)
    expect((await report({ health: 'UNHEALTHY', summary: 'No disk', at: at(10) })).deploymentTarget).toEqual(found)
    expect(await events()).toBe(before)
    expect((await report({ health: 'HEALTHY', at: at(10) })).deploymentTarget).toMatchObject({
      health: 'HEALTHY',
      healthSummary: null,
    })
    expect(await events()).toBe(before + 1)
    const event = await space.db.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(event).toMatchObject({
      ...{ action: 'reportMachineHealth', environmentIds: [1] },
      ...{ before: { health: 'UNHEALTHY' }, after: { health: 'HEALTHY' } },
    })
  })

  it('is of now unless it says when', async () => {
    const start = Date.now()
    const { deploymentTarget } = await report({ health: 'HEALTHY' })
    const { healthCheckedAt } = deploymentTarget as { healthCheckedAt: string }
    expect(Date.parse(healthCheckedAt)).toBeGreaterThanOrEqual(start)
  })

  it.each(['9998-01-01T00:00:00Z', '1969-12-31T23:59:59.999Z', '0000-01-01T00:00:00Z'])(
    'is not of %s',
    async (moment) => {
      expect((await report({ health: 'HEALTHY', at: moment })).errors).toMatchObject([
        { code: 'BAD_INPUT', path: ['input', 'at'] },
      ])
    },
  )
})
