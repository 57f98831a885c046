import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caller, MANAGER, VIEWER } from '../testing/callers.js'
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

const environments = (...ids: number[]) => ids.map((id) => `Spaces-1/Environments-${id}`)

const RETENTION = '{ unit quantity }'
const PHASES = `id name position isOptional minimumEnvironmentsBeforePromotion environments { id } automaticEnvironments { id }
  optionalEnvironments { id } releaseRetention ${RETENTION} targetRetention ${RETENTION}`
const FIELDS = `lifecycle { id name version releaseRetention ${RETENTION} targetRetention ${RETENTION} phases { ${PHASES} } }`

type Phase = { id: string; name: string; [field: string]: unknown }
type Lifecycle = { id: string; name: string; version: number; phases: Phase[] }

async function done(mutation: string, input: Record<string, unknown>, who = MANAGER): Promise<Lifecycle> {
  const { errors, lifecycle } = await mutate(space, mutation, input, who, FIELDS)
  expect(errors).toEqual([])
  return lifecycle as Lifecycle
}

const create = (name: string, phases: object[]) => done('createLifecycle', { space: 'Spaces-1', name, phases })

let people = 100
async function viewer(...grants: [string[], object?][]) {
  const subject = `Users-${people++}`
  for (const [permissions, scope] of grants) {
    const role = await space.db.userRole.create({ data: { ...named(`Role ${people++}`), permissions } })
    await giveRole(space.db, subject, role.id, scope)
  }
  return caller(subject)
}

describe('an update of a lifecycle', () => {
  it('replaces its phases; those that stay keep their numbers, by id or by name', async () => {
    const made = await create('Replace', [
      { name: 'One', environments: environments(1), releaseRetention: { unit: 'DAYS', quantity: 1 } },
      { name: 'Two', environments: environments(2) },
      { name: 'Three', environments: environments(3) },
    ])
    const [one, two, three] = made.phases
    const updated = await done('updateLifecycle', {
      id: made.id,
      expectedVersion: 1,
      phases: [
        { name: 'three', environments: environments(4, 3) },
        { name: 'New', environments: [] },
        { id: one?.id, name: 'First', environments: environments(1) },
      ],
    })
    expect(updated).toMatchObject({ name: 'Replace', version: 2 })
    expect(updated.phases).toMatchObject([
      { id: three?.id, name: 'three', environments: [{ id: environments(4)[0] }, { id: environments(3)[0] }] },
      { name: 'New', environments: [] },
      // What is left out of it is as if it were new.
      { id: one?.id, name: 'First', releaseRetention: null },
    ])
    expect(made.phases.map(({ id }) => id)).not.toContain(updated.phases[1]?.id)
    expect(await space.db.phase.count({ where: { id: Number(two?.id.split('-').at(-1)) } })).toBe(0)
    const event = await space.db.auditEvent.findFirstOrThrow({ where: { subject: made.id, action: 'updateLifecycle' } })
    expect(event.before).toMatchObject({
      phases: [{ name: 'One', environmentIds: [1] }, { name: 'Two' }, { name: 'Three' }],
    })
    expect(event.after).toMatchObject({ phases: [{ environmentIds: [4, 3] }, { name: 'New' }, { name: 'First' }] })
  })

  it('leaves phases alone when they are left out, and swaps them when they are given', async () => {
    const made = await create('Swap', [
      { name: 'A', environments: environments(1) },
      { name: 'B', environments: environments(2) },
    ])
    const renamed = await done('updateLifecycle', {
      ...{ id: made.id, name: 'Swapped', releaseRetention: { unit: 'ITEMS', quantity: 5 } },
    })
    expect(renamed).toMatchObject({ phases: made.phases, releaseRetention: { unit: 'ITEMS', quantity: 5 } })
    const [a, b] = made.phases
    const names = { a: { id: a?.id, name: 'B', environments: [] }, b: { id: b?.id, name: 'A', environments: [] } }
    const swapped = await done('updateLifecycle', { id: made.id, phases: [names.b, names.a] })
    expect(swapped.phases.map(({ id, name }) => [id, name])).toEqual([
      [b?.id, 'A'],
      [a?.id, 'B'],
    ])
    expect((await done('updateLifecycle', { id: made.id, phases: [] })).phases).toEqual([])
    const conflict = { id: made.id, expectedVersion: 1, phases: [] }
    expect((await mutate(space, 'updateLifecycle', conflict, MANAGER)).errors).toMatchObject([
      { code: 'VERSION_CONFLICT' },
    ])
  })

  it('refuses phases of other lifecycles, and one twice', async () => {
    const made = await create('Own', [{ name: 'A', environments: [] }])
    const phase = (id: string, name = 'A') => ({ id, name, environments: [] })
    const own = made.phases[0]?.id ?? ''
    for (const [phases, code, path] of [
      [[phase('Spaces-1/Phases-1')], 'NOT_FOUND', ['0', 'id']],
      [[phase('Spaces-1/Phases-9999')], 'NOT_FOUND', ['0', 'id']],
      [[phase('Spaces-2/Phases-1')], 'BAD_ID', ['0', 'id']],
      [[phase(own), phase(own, 'B')], 'BAD_INPUT', ['1', 'id']],
    ] as const) {
      const { errors } = await mutate(space, 'updateLifecycle', { id: made.id, phases }, MANAGER)
      expect(errors).toMatchObject([{ code, path: ['input', 'phases', ...path] }])
    }
  })

  it('leaves environments where they are that the caller cannot see', async () => {
    const made = await create('Partly seen', [{ name: 'A', environments: environments(4, 1, 2) }])
    const who = await viewer([['LifecycleView', 'LifecycleEdit']], [['EnvironmentView'], { Environments: [1, 3] }])
    const phases = [{ name: 'A', environments: environments(3) }]
    const seen = await done('updateLifecycle', { id: made.id, phases }, who)
    expect(seen.phases[0]?.environments).toEqual([{ id: environments(3)[0] }])
    const all = await done('updateLifecycle', { id: made.id })
    expect(all.phases[0]?.environments).toEqual(environments(3, 4, 2).map((id) => ({ id })))
    const unseen = { id: made.id, phases: [{ name: 'A', environments: environments(2) }] }
    expect((await mutate(space, 'updateLifecycle', unseen, who)).errors).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  it('takes the permission', async () => {
    for (const mutation of ['updateLifecycle', 'deleteLifecycle']) {
      const { errors } = await mutate(space, mutation, { id: 'Spaces-1/Lifecycles-1' }, VIEWER)
      expect(errors).toMatchObject([{ code: 'FORBIDDEN' }])
    }
  })
})
