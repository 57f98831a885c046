import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
})

afterAll(() => space.close())

const environments = (...ids: number[]) => ids.map((id) => `Spaces-1/Environments-${id}`)

const RETENTION = '{ unit quantity }'
const PHASES = `id name position isOptional minimumEnvironmentsBeforePromotion environments { id } automaticEnvironments { id }
  optionalEnvironments { id } releaseRetention ${RETENTION} targetRetention ${RETENTION}`
const FIELDS = `lifecycle { id name version releaseRetention ${RETENTION} targetRetention ${RETENTION} phases { ${PHASES} } }`

type Phase = { id: string; name: string; [field: string]: unknown }
type Lifecycle = { id: string; name: string; version: number; phases: Phase[] }

async function create(name: string, phases: object[], more: object = {}): Promise<Lifecycle> {
  const input = { space: 'Spaces-1', name, phases, ...more }
  const { errors, lifecycle } = await mutate(space, 'createLifecycle', input, MANAGER, FIELDS)
  expect(errors).toEqual([])
  return lifecycle as Lifecycle
}

let people = 100
async function viewer(...grants: [string[], object?][]) {
  const subject = `Users-${people++}`
  for (const [permissions, scope] of grants) {
    const role = await space.db.userRole.create({ data: { ...named(`Role ${people++}`), permissions } })
    await giveRole(space.db, subject, role.id, scope)
  }
  return caller(subject)
}

describe('a lifecycle', () => {
  it('has phases with rules of their own, and retention policies that they take over', async () => {
    const made = await create(
      'Whole',
      [
        { name: 'Dev', environments: environments(1), automaticEnvironments: environments(1) },
        {
          ...{ name: 'Test', environments: environments(3, 2), minimumEnvironmentsBeforePromotion: 1 },
          ...{ releaseRetention: { unit: 'ITEMS', quantity: 3 } },
        },
        { name: 'Try', environments: [], isOptional: true },
      ],
      { releaseRetention: { unit: 'DAYS', quantity: 30 } },
    )
    const ids = (...some: number[]) => environments(...some).map((id) => ({ id }))
    expect(made).toMatchObject({
      releaseRetention: { unit: 'DAYS', quantity: 30 },
      targetRetention: { unit: 'FOREVER', quantity: null },
      phases: [
        {
          ...{ name: 'Dev', position: 0, isOptional: false, minimumEnvironmentsBeforePromotion: 0 },
          ...{ environments: ids(1), automaticEnvironments: ids(1), optionalEnvironments: [] },
          ...{ releaseRetention: null, targetRetention: null },
        },
        {
          ...{ name: 'Test', position: 1, minimumEnvironmentsBeforePromotion: 1 },
          ...{ environments: ids(3, 2), automaticEnvironments: [], optionalEnvironments: ids(3, 2) },
          releaseRetention: { unit: 'ITEMS', quantity: 3 },
        },
        { name: 'Try', isOptional: true, environments: [] },
      ],
    })
    const { data } = await space.ask<{ node: { effectivePhases: object[] } }>(
      `query ($id: ID!) { node(id: $id) { ... on Lifecycle { effectivePhases { name phase { name } environments { id }
        automaticEnvironments { id } releaseRetention ${RETENTION} } } } }`,
      { id: made.id },
    )
    const days = { unit: 'DAYS', quantity: 30 }
    const phase = (name: string, automatic: number[], ...some: number[]) => ({
      ...{ name, phase: { name }, environments: ids(...some), automaticEnvironments: ids(...automatic) },
      releaseRetention: days,
    })
    expect(data.node.effectivePhases).toEqual([
      phase('Dev', [1], 1),
      { ...phase('Test', [], 3, 2), releaseRetention: { unit: 'ITEMS', quantity: 3 } },
      phase('Try', [], 4),
    ])
  })

  it('without phases has one for each environment in order, of those that the caller sees', async () => {
    const { id } = await create('Without', [])
    await space.db.environment.update({ where: { id: 1 }, data: { sortOrder: 9 } })
    const query = `query ($id: ID!) { node(id: $id) { ... on Lifecycle { effectivePhases {
      name position phase { id } environments { name } minimumEnvironmentsBeforePromotion isOptional } } } }`
    const of = (name: string, position: number) => ({
      ...{ name, position, phase: null, environments: [{ name }] },
      ...{ minimumEnvironmentsBeforePromotion: 0, isOptional: false },
    })
    const all = await space.ask(query, { id })
    expect(all).toEqual({
      errors: [],
      data: { node: { effectivePhases: [of('Test', 0), of('Test Europe', 1), of('Production', 2), of('Dev', 3)] } },
    })
    const who = await viewer([['LifecycleView']], [['EnvironmentView'], { Environments: [3] }])
    const some = await space.ask(query, { id }, who)
    expect(some.data).toEqual({ node: { effectivePhases: [of('Test Europe', 1)] } })
    await space.db.environment.update({ where: { id: 1 }, data: { sortOrder: 0 } })
  })

  it.each<[string, object[], (string | number)[]]>([
    ['an environment twice in a phase', [{ name: 'A', environments: environments(1, 1) }], [0, 'environments']],
    [
      'more environments to wait for than there are',
      [{ name: 'A', environments: environments(1, 2), minimumEnvironmentsBeforePromotion: 3 }],
      [0, 'minimumEnvironmentsBeforePromotion'],
    ],
    [
      'fewer environments to wait for than none',
      [{ name: 'A', environments: [], minimumEnvironmentsBeforePromotion: -1 }],
      [0, 'minimumEnvironmentsBeforePromotion'],
    ],
    [
      'an automatic environment that the phase does not have',
      [{ name: 'A', environments: environments(1), automaticEnvironments: environments(2) }],
      [0, 'automaticEnvironments'],
    ],
    [
      'an automatic environment of an optional phase',
      [{ name: 'A', environments: environments(1), automaticEnvironments: environments(1), isOptional: true }],
      [0, 'automaticEnvironments'],
    ],
    [
      'a release that goes back by itself',
      [
        { name: 'A', environments: environments(1) },
        { name: 'B', environments: environments(2, 1), automaticEnvironments: environments(1) },
      ],
      [1, 'automaticEnvironments'],
    ],
    [
      'two phases of one name',
      [
        { name: 'A', environments: [] },
        { name: ' a ', environments: [] },
      ],
      [1, 'name'],
    ],
    ['a phase with a line break in its name', [{ name: 'a\nb', environments: [] }], [0, 'name']],
    ['more than 100 phases', Array.from({ length: 101 }, (_, i) => ({ name: `${i}`, environments: [] })), []],
    [
      'more than 200 environments',
      [{ name: 'A', environments: environments(...Array.from({ length: 201 }, (_, i) => i + 1)) }],
      [0, 'environments'],
    ],
    [
      'a quantity of what is kept for ever',
      [{ name: 'A', environments: [], targetRetention: { unit: 'FOREVER', quantity: 1 } }],
      [0, 'targetRetention', 'quantity'],
    ],
    [
      'no quantity of days',
      [{ name: 'A', environments: [], releaseRetention: { unit: 'DAYS' } }],
      [0, 'releaseRetention', 'quantity'],
    ],
    [
      'nothing that is kept',
      [{ name: 'A', environments: [], releaseRetention: { unit: 'ITEMS', quantity: 0 } }],
      [0, 'releaseRetention', 'quantity'],
    ],
  ])('refuses %s', async (_what, phases, path) => {
    const before = await space.db.lifecycle.count()
    const input = { space: 'Spaces-1', name: 'Refused', phases }
    const { errors } = await mutate(space, 'createLifecycle', input, MANAGER)
    expect(errors).toMatchObject([{ code: 'BAD_INPUT', path: ['input', 'phases', ...path.map(String)] }])
    expect(await space.db.lifecycle.count()).toBe(before)
    const update = { id: 'Spaces-1/Lifecycles-1', phases }
    expect((await mutate(space, 'updateLifecycle', update, MANAGER)).errors).toMatchObject([{ code: 'BAD_INPUT' }])
  })

  it('refuses a policy of its own that makes no sense', async () => {
    const input = { space: 'Spaces-1', name: 'R', phases: [], targetRetention: { unit: 'DAYS', quantity: 100_001 } }
    expect((await mutate(space, 'createLifecycle', input, MANAGER)).errors).toMatchObject([
      { code: 'BAD_INPUT', path: ['input', 'targetRetention', 'quantity'] },
    ])
  })
})

describe('deleting a lifecycle', () => {
  it('is refused while projects or channels go by it, naming them', async () => {
    const made = await create('Used', [])
    const lifecycleId = Number(made.id.split('-').at(-1))
    const { id: projectId } = await space.db.project.create({ data: { ...project('User'), lifecycleId } })
    const channel = await space.db.channel.create({ data: { projectId, lifecycleId, ...named('Beta') } })
    const remove = () => mutate(space, 'deleteLifecycle', { id: made.id }, MANAGER, 'deletedId')
    expect(await remove()).toMatchObject({
      deletedId: null,
      errors: [{ code: 'IN_USE', message: 'It is used by 1 project: User; and by 1 channel: Beta.' }],
    })
    await space.db.project.update({ where: { id: projectId }, data: { lifecycleId: 1 } })
    expect(await remove()).toMatchObject({ errors: [{ message: 'It is used by 1 channel: Beta.' }] })
    await space.db.channel.delete({ where: { id: channel.id } })
    expect(await remove()).toEqual({ deletedId: made.id, errors: [] })
  })
})

describe('lifecycles', () => {
  async function names(args: string): Promise<string[]> {
    const { data, errors } = await space.ask<{ lifecycles: { nodes: { name: string }[] } }>(
      `{ lifecycles(first: 50, ${args}) { nodes { name } } }`,
    )
    expect(errors).toEqual([])
    return data.lifecycles.nodes.map(({ name }) => name)
  }

  it('are chosen by environment and use, ordered by age, counted, and lead to their projects', async () => {
    await space.db.project.deleteMany()
    await space.db.lifecycle.deleteMany({ where: { id: { gt: 1 } } })
    await space.db.lifecycle.create({ data: { ...named('Free'), createdAt: new Date(0) } })
    await space.db.project.create({ data: project('One') })
    expect(await names('orderBy: { field: CREATED_AT, direction: ASC }')).toEqual(['Free', 'Standard'])
    expect(await names('filter: { isUsed: true }')).toEqual(['Standard'])
    expect(await names('filter: { isUsed: false }')).toEqual(['Free'])
    expect(await names('filter: { environment: ["Spaces-1/Environments-1"] }')).toEqual(['Free', 'Standard'])
    await space.db.phaseEnvironment.deleteMany({ where: { environmentId: 4 } })
    await space.db.phase.deleteMany({ where: { environments: { none: {} } } })
    expect(await names('filter: { environment: ["Spaces-1/Environments-4"] }')).toEqual(['Free'])
    const { data } =
      await space.ask(`{ lifecycleFacets { use { values { name count } } releaseRetention { values { name count } } }
      lifecycles(first: 1, filter: { isUsed: true }) { nodes { projects(first: 5) { nodes { name } totalCount } channels(first: 5) { totalCount } } }
      environments(first: 1) { nodes { name lifecycles { name } } } }`)
    expect(data).toEqual({
      lifecycleFacets: {
        use: {
          values: [
            { name: 'unused', count: 1 },
            { name: 'used', count: 1 },
          ],
        },
        releaseRetention: { values: [{ name: 'FOREVER', count: 2 }] },
      },
      lifecycles: { nodes: [{ projects: { nodes: [{ name: 'One' }], totalCount: 1 }, channels: { totalCount: 0 } }] },
      environments: { nodes: [{ name: 'Dev', lifecycles: [{ name: 'Standard' }] }] },
    })
  })
})
