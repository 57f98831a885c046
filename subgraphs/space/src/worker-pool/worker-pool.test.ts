import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { MANAGER, VIEWER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
})
afterAll(() => space.close())

const id = (local: number) => `Spaces-1/WorkerPools-${local}`

async function create(input: object) {
  const given = { space: 'Spaces-1', ...input }
  return mutate(
    space,
    'createWorkerPool',
    given,
    MANAGER,
    'workerPool { id name type isDefault workerImage sortOrder version }',
  )
}
const update = (input: object) =>
  mutate(space, 'updateWorkerPool', { ...input }, MANAGER, 'workerPool { name isDefault workerImage version }')
const remove = (local: number) => mutate(space, 'deleteWorkerPool', { id: id(local) }, MANAGER, 'deletedId')

/** The ids of the pools that are the default. */
async function defaults(): Promise<string[]> {
  const { data } = await space.ask<{ workerPools: { nodes: { id: string }[] } }>(
    '{ workerPools(first: 9, filter: { isDefault: true }) { nodes { id } } }',
  )
  return data.workerPools.nodes.map((pool) => pool.id)
}

describe('worker pools', () => {
  it('are made, changed and listed, in the order of people and with where their workers come from', async () => {
    const made = await create({ name: 'Cloud', type: 'DYNAMIC_WORKER_POOL', workerImage: 'ubuntu', sortOrder: -1 })
    expect(made).toEqual({
      errors: [],
      workerPool: {
        ...{ id: id(2), name: 'Cloud', type: 'DYNAMIC_WORKER_POOL', isDefault: false },
        ...{ workerImage: 'ubuntu', sortOrder: -1, version: 1 },
      },
    })
    expect((await create({ name: ' cloud' })).errors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'name'] }])
    expect(await update({ id: id(2), name: 'Clouds', workerImage: null, expectedVersion: 1 })).toEqual({
      errors: [],
      workerPool: { name: 'Clouds', isDefault: false, workerImage: null, version: 2 },
    })
    expect((await update({ id: id(2), expectedVersion: 1 })).errors).toMatchObject([{ code: 'VERSION_CONFLICT' }])
    const { data } = await space.ask(`{
      workerPools(first: 9, orderBy: { field: SORT_ORDER, direction: ASC }) { nodes { name } totalCount }
      empty: workerPools(first: 9, filter: { type: [DYNAMIC_WORKER_POOL], hasWorkers: false }) { nodes { name } }
      workerPoolFacets { type { values { name count } } }
    }`)
    expect(data).toEqual({
      workerPools: { nodes: [{ name: 'Clouds' }, { name: 'Default Worker Pool' }], totalCount: 2 },
      empty: { nodes: [{ name: 'Clouds' }] },
      workerPoolFacets: {
        type: {
          values: [
            { name: 'DYNAMIC_WORKER_POOL', count: 1 },
            { name: 'STATIC_WORKER_POOL', count: 1 },
          ],
        },
      },
    })
  })

  it('of which one is the default: another takes its place, and it neither goes nor stops being it', async () => {
    expect(await defaults()).toEqual([id(1)])
    expect((await remove(1)).errors).toMatchObject([{ code: 'INVALID_STATE', path: ['input', 'id'] }])
    expect((await update({ id: id(1), isDefault: false })).errors).toMatchObject([{ code: 'INVALID_STATE' }])
    const before = await space.db.workerPool.findUniqueOrThrow({ where: { id: 1 } })
    expect((await update({ id: id(2), isDefault: true })).errors).toEqual([])
    expect(await defaults()).toEqual([id(2)])
    expect(await space.db.workerPool.findUnique({ where: { id: 1 } })).toMatchObject({ version: before.version + 1 })
    expect((await create({ name: 'New default', isDefault: true })).errors).toEqual([])
    expect(await defaults()).toEqual([id(3)])
    const events = await space.db.auditEvent.findMany({
      where: { subject: { in: [id(1), id(2)] } },
      orderBy: { id: 'desc' },
      take: 2,
    })
    expect(events.map(({ action, subject }) => [action, subject])).toEqual([
      ['createWorkerPool', id(2)],
      ['updateWorkerPool', id(2)],
    ])
  })

  it('of which many at once want to be the default end with one', async () => {
    const wanted = [1, 2, 1, 2, 3].map((local) => update({ id: id(local), isDefault: true }))
    const made = [1, 2].map((n) => create({ name: `At once ${n}`, isDefault: true }))
    const answers = await Promise.all([...wanted, ...made])
    expect(answers.flatMap(({ errors }) => errors)).toEqual([])
    expect(await defaults()).toHaveLength(1)
    expect((await update({ id: id(1), isDefault: true })).errors).toEqual([])
  })

  it('have an image only if they are dynamic', async () => {
    expect((await create({ name: 'Odd', workerImage: 'x' })).errors).toMatchObject([
      { code: 'BAD_INPUT', path: ['input', 'workerImage'] },
    ])
    expect((await update({ id: id(1), workerImage: 'x' })).errors).toMatchObject([{ code: 'BAD_INPUT' }])
    for (const workerImage of ['a\u0000b', '\ud800', 'x'.repeat(201)]) {
      expect((await update({ id: id(2), workerImage })).errors).toMatchObject([{ code: 'BAD_INPUT' }])
    }
  })

  it('stay while anything uses them, and say what', async () => {
    const { db } = space
    const pool = await db.workerPool.create({ data: named('Used') })
    await db.project.create({ data: { ...project('Shop'), process: { create: {} } } })
    const worker = { ...named('w1'), endpointStyle: 'NONE', machinePolicyId: 1 } as const
    await db.worker.create({ data: { ...worker, pools: { create: { workerPoolId: pool.id } } } })
    await db.deploymentTarget.create({ data: { ...worker, ...named('t1'), workerPoolId: pool.id } })
    const { id: processId } = await db.deploymentProcess.findFirstOrThrow()
    const action = { position: 0, ...named('Run'), actionType: 'Octopus.Script', workerPoolId: pool.id }
    await db.processStep.create({ data: { processId, position: 0, ...named('Run'), actions: { create: action } } })
    await db.variable.create({ data: { projectId: 1, ...named('Pool'), type: 'WORKER_POOL', workerPoolId: pool.id } })
    const { errors } = await remove(pool.id)
    expect(errors).toMatchObject([{ code: 'IN_USE', path: ['input', 'id'] }])
    for (const user of [
      '1 worker that is in it: w1',
      '1 deployment target: t1',
      'of the project: Shop',
      '1 variable: Pool',
    ]) {
      expect(errors[0]?.message).toContain(user)
    }
    await db.worker.deleteMany()
    await db.deploymentTarget.deleteMany()
    await db.variable.deleteMany()
    expect((await remove(pool.id)).errors[0]?.message).toBe('It is used by 1 deployment process, of the project: Shop.')
    await db.processStep.deleteMany()
    expect(await remove(pool.id)).toEqual({ deletedId: id(pool.id), errors: [] })
  })

  it('do not exist for who may not see them', async () => {
    const { data, errors } = await space.ask(
      `{ workerPools(first: 9) { nodes { id } totalCount } workerPoolFacets { type { values { name } } } }`,
      {},
      VIEWER,
    )
    expect(errors).toEqual([])
    expect(data).toEqual({
      workerPools: { nodes: [], totalCount: 0 },
      workerPoolFacets: { type: { values: [] } },
    })
    const refused = await mutate(space, 'updateWorkerPool', { id: id(1) }, VIEWER)
    expect(refused.errors).toMatchObject([{ code: 'FORBIDDEN' }])
  })
})
