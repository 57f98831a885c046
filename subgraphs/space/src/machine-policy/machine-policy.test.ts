import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { basics, named } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
})
afterAll(() => space.close())

const id = (local: number) => `Spaces-1/MachinePolicies-${local}`
const FIELDS = 'machinePolicy { id name isDefault healthCheckInterval mayBeOffline deleteUnavailableAfter version }'

const create = (input: object) => mutate(space, 'createMachinePolicy', { space: 'Spaces-1', ...input }, MANAGER, FIELDS)
const update = (input: object) => mutate(space, 'updateMachinePolicy', { ...input }, MANAGER, FIELDS)
const remove = (local: number) => mutate(space, 'deleteMachinePolicy', { id: id(local) }, MANAGER, 'deletedId')

describe('machine policies', () => {
  it('check health once a day unless they say otherwise, and delete nothing', async () => {
    expect(await create({ name: 'Plain' })).toEqual({
      errors: [],
      machinePolicy: {
        ...{ id: id(2), name: 'Plain', isDefault: false, healthCheckInterval: 86_400 },
        ...{ mayBeOffline: false, deleteUnavailableAfter: null, version: 1 },
      },
    })
    const times = { healthCheckInterval: null, mayBeOffline: true, deleteUnavailableAfter: 3_600 }
    expect((await update({ id: id(2), ...times, expectedVersion: 1 })).machinePolicy).toMatchObject({
      ...times,
      version: 2,
    })
    const { data } = await space.ask(`{
      machinePolicies(first: 9, filter: { hasHealthChecks: false, mayBeOffline: true }) { nodes { name } }
      machinePolicyFacets { availability { values { name count } } }
    }`)
    expect(data).toEqual({
      machinePolicies: { nodes: [{ name: 'Plain' }] },
      machinePolicyFacets: {
        availability: {
          values: [
            { name: 'available', count: 1 },
            { name: 'may be offline', count: 1 },
          ],
        },
      },
    })
  })

  it.each([
    ['healthCheckInterval', 0],
    ['healthCheckInterval', 2_147_483_647],
    ['deleteUnavailableAfter', -1],
  ])('refuse %s of %d seconds', async (field, seconds) => {
    expect((await update({ id: id(2), [field]: seconds })).errors).toMatchObject([
      { code: 'BAD_INPUT', path: ['input', field] },
    ])
  })

  it('of which one is the default: another takes its place, and it neither goes nor stops being it', async () => {
    expect((await remove(1)).errors).toMatchObject([{ code: 'INVALID_STATE' }])
    expect((await update({ id: id(1), isDefault: false })).errors).toMatchObject([{ code: 'INVALID_STATE' }])
    const answers = await Promise.all([
      ...[1, 2, 1, 2].map((local) => update({ id: id(local), isDefault: true })),
      create({ name: 'Strict', isDefault: true }),
    ])
    expect(answers.flatMap(({ errors }) => errors)).toEqual([])
    expect(await space.db.machinePolicy.count({ where: { isDefault: true } })).toBe(1)
    expect((await update({ id: id(1), isDefault: true })).errors).toEqual([])
  })

  it('stay while a machine has them, and say which; those beyond what the caller sees only by number', async () => {
    const machine = (name: string) => ({ ...named(name), endpointStyle: 'NONE' as const, machinePolicyId: 2 })
    for (const name of ['t1', 't2']) await space.db.deploymentTarget.create({ data: machine(name) })
    await space.db.worker.create({ data: machine('w1') })
    const used = 'It is used by 2 deployment targets: t1, t2; and by 1 worker: w1.'
    expect((await remove(2)).errors).toMatchObject([{ code: 'IN_USE', message: used, path: ['input', 'id'] }])
    const someone = caller('Users-7')
    const permissions = ['MachinePolicyView', 'MachinePolicyDelete']
    const role = await space.db.userRole.create({ data: { ...named('Policies'), permissions } })
    await giveRole(space.db, someone.subject, role.id)
    const told = await mutate(space, 'deleteMachinePolicy', { id: id(2) }, someone)
    expect(told.errors[0]?.message).toBe(
      'It is used by 2 deployment targets: 2 that you cannot see; and by 1 worker: 1 that you cannot see.',
    )
    await space.db.worker.deleteMany()
    await space.db.deploymentTarget.deleteMany()
    expect(await remove(2)).toEqual({ deletedId: id(2), errors: [] })
    expect((await remove(2)).errors).toMatchObject([{ code: 'NOT_FOUND' }])
  })
})
