import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { MANAGER, VIEWER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { basics, named } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
  await space.db.workerPool.create({ data: named('Windows') })
  await space.db.workerPool.create({ data: { ...named('Cloud'), type: 'DYNAMIC_WORKER_POOL' } })
})
afterAll(() => space.close())

const id = (local: number) => `Spaces-1/Workers-${local}`
const pool = (local: number) => `Spaces-1/WorkerPools-${local}`
const THUMBPRINT = 'A'.repeat(40)
const TENTACLE = { endpointStyle: 'TENTACLE_PASSIVE', uri: 'https://w1:10933/', thumbprint: THUMBPRINT }
const FIELDS =
  'worker { id name endpointStyle uri thumbprint isDisabled version workerPools { name } machinePolicy { name isDefault } }'

const create = (input: object) =>
  mutate(space, 'createWorker', { space: 'Spaces-1', workerPools: [pool(1)], ...input }, MANAGER, FIELDS)
const update = (input: object, who = MANAGER) => mutate(space, 'updateWorker', { ...input }, who, FIELDS)

describe('workers', () => {
  it('are in pools, and looked after by the default policy unless they name another', async () => {
    const { errors, worker } = await create({ name: 'w1', ...TENTACLE, workerPools: [pool(2), pool(1)] })
    expect(errors).toEqual([])
    expect(worker).toEqual({
      ...{ id: id(1), name: 'w1', ...TENTACLE, isDisabled: false, version: 1 },
      workerPools: [{ name: 'Default Worker Pool' }, { name: 'Windows' }],
      machinePolicy: { name: 'Default Machine Policy', isDefault: true },
    })
    const moved = await update({ id: id(1), workerPools: [pool(2)], isDisabled: true, expectedVersion: 1 })
    expect(moved.worker).toMatchObject({ workerPools: [{ name: 'Windows' }], isDisabled: true, version: 2 })
    const event = await space.db.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(event).toMatchObject({ before: { workerPoolIds: [1, 2] }, after: { workerPoolIds: [2] } })
    expect((await create({ name: 'W1', ...TENTACLE })).errors).toMatchObject([{ code: 'CONFLICT' }])
  })

  it.each([
    ['no pool', { workerPools: [] }, 'BAD_INPUT', 'workerPools'],
    ['a dynamic pool', { workerPools: [pool(3)] }, 'INVALID_STATE', 'workerPools'],
    ['a pool that is not there', { workerPools: [pool(9)] }, 'NOT_FOUND', 'workerPools'],
    ['something else for a pool', { workerPools: [id(1)] }, 'BAD_ID', 'workerPools'],
    [
      'a style that workers do not have',
      { endpointStyle: 'KUBERNETES', uri: null, thumbprint: null },
      'BAD_INPUT',
      'endpointStyle',
    ],
    ['an address that does not fit its style', { uri: 'ssh://w1:22/' }, 'BAD_INPUT', 'uri'],
    ['no thumbprint', { thumbprint: null }, 'BAD_INPUT', 'thumbprint'],
  ])('refuse %s', async (_what, input, code, field) => {
    expect((await create({ name: 'Odd', ...TENTACLE, ...input })).errors).toMatchObject([
      { code, path: ['input', field] },
    ])
    expect((await update({ id: id(1), ...input })).errors).toMatchObject([{ code, path: ['input', field] }])
  })

  it('are listed by pool, health and style, and under their pool and policy', async () => {
    const ssh = { endpointStyle: 'SSH', uri: 'ssh://w2:22', thumbprint: `SHA256:${'a'.repeat(43)}` }
    expect((await create({ name: 'w2', ...ssh })).errors).toEqual([])
    const { data, errors } = await space.ask(`{
      inPool: workers(first: 9, filter: { workerPool: ["${pool(2)}"] }) { nodes { name } totalCount }
      ssh: workers(first: 9, filter: { endpointStyle: [SSH], isDisabled: false, health: [UNKNOWN] }) { nodes { name } }
      workerFacets { state { values { name count } } workerPool { values { name count } } }
      workerPools(first: 2) { nodes { name workers(first: 9) { nodes { name } totalCount } } }
      machinePolicies(first: 2) { nodes { workers(first: 1) { nodes { name } totalCount } } }
    }`)
    expect(errors).toEqual([])
    expect(data).toEqual({
      inPool: { nodes: [{ name: 'w1' }], totalCount: 1 },
      ssh: { nodes: [{ name: 'w2' }] },
      workerFacets: {
        state: {
          values: [
            { name: 'active', count: 1 },
            { name: 'disabled', count: 1 },
          ],
        },
        workerPool: {
          values: [
            { name: 'Default Worker Pool', count: 1 },
            { name: 'Windows', count: 1 },
          ],
        },
      },
      workerPools: {
        nodes: [
          { name: 'Cloud', workers: { nodes: [], totalCount: 0 } },
          { name: 'Default Worker Pool', workers: { nodes: [{ name: 'w2' }], totalCount: 1 } },
        ],
      },
      machinePolicies: { nodes: [{ workers: { nodes: [{ name: 'w1' }], totalCount: 2 } }] },
    })
  })

  it('are as their last health check found them', async () => {
    const report = (input: object) =>
      mutate(
        space,
        'reportWorkerHealth',
        { id: id(1), ...input },
        MANAGER,
        'worker { health healthSummary healthCheckedAt version }',
      )
    const at = '2026-01-02T00:00:00.000Z'
    const found = { health: 'HAS_WARNINGS', healthSummary: 'Disk is nearly full', healthCheckedAt: at, version: 2 }
    expect(await report({ health: 'HAS_WARNINGS', summary: 'Disk is nearly full', at })).toEqual({
      errors: [],
      worker: found,
    })
    const older = await report({ health: 'UNAVAILABLE', at: '2026-01-01T23:59:59.999Z' })
    expect(older).toEqual({ errors: [], worker: found })
  })

  it('go, and leave their pools', async () => {
    const remove = { id: id(1), expectedVersion: 2 }
    expect((await mutate(space, 'deleteWorker', remove, VIEWER)).errors).toMatchObject([{ code: 'FORBIDDEN' }])
    expect(await mutate(space, 'deleteWorker', remove, MANAGER, 'deletedId')).toEqual({ deletedId: id(1), errors: [] })
    expect(await space.db.workerPoolWorker.count()).toBe(1)
  })
})
