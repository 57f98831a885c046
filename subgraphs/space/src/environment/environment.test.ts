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
  const remote = { ...named('PCI: Production'), remoteOf: 'Spaces-5/Environments-3', sortOrder: 7 }
  await space.db.environment.create({ data: remote })
})

afterAll(() => space.close())

const id = (local: number) => `Spaces-1/Environments-${local}`
let people = 100

async function editor(environments: number[], permissions = ['EnvironmentView', 'EnvironmentEdit']) {
  const subject = `Users-${people++}`
  const role = await space.db.userRole.create({ data: { ...named(subject), permissions } })
  await giveRole(space.db, subject, role.id, { Environments: environments })
  return caller(subject)
}

async function list(args: string, who = MANAGER): Promise<string[]> {
  const { data, errors } = await space.ask<{ environments: { nodes: { name: string }[] } }>(
    `{ environments(first: 20, ${args}) { nodes { name } } }`,
    {},
    who,
  )
  expect(errors).toEqual([])
  return data.environments.nodes.map(({ name }) => name)
}

const IN_ORDER = 'orderBy: { field: SORT_ORDER, direction: ASC }'

describe('an environment', () => {
  it('says whether a failed step waits for guidance', async () => {
    const fields = 'environment { id useGuidedFailure version }'
    const input = { space: 'Spaces-1', name: 'Guided', useGuidedFailure: true }
    const { environment } = await mutate(space, 'createEnvironment', input, MANAGER, fields)
    expect(environment).toMatchObject({ useGuidedFailure: true, version: 1 })
    const { id: made } = environment as { id: string }
    const change = { id: made, description: 'x', expectedVersion: 1 }
    expect(await mutate(space, 'updateEnvironment', change, MANAGER, fields)).toMatchObject({
      environment: { useGuidedFailure: true, version: 2 },
    })
    const off = { id: made, useGuidedFailure: false }
    expect(await mutate(space, 'updateEnvironment', off, MANAGER, fields)).toMatchObject({
      environment: { useGuidedFailure: false },
    })
    expect(await list('filter: { useGuidedFailure: true }')).toEqual([])
    await mutate(space, 'deleteEnvironment', { id: made }, MANAGER)
    expect(await list('filter: { text: "guided" }')).toEqual([])
  })

  it('is found by its lifecycles, and counted by where it lives', async () => {
    const other = { ...named('Short'), phases: { create: { name: 'A', position: 0 } } }
    const { phases } = await space.db.lifecycle.create({ data: other, select: { phases: true } })
    await space.db.phaseEnvironment.create({ data: { phaseId: phases[0]!.id, environmentId: 4, position: 0 } })
    expect(await list('filter: { lifecycle: ["Spaces-1/Lifecycles-2"] }')).toEqual(['Production'])
    const blind = await editor([])
    expect(await list('filter: { lifecycle: ["Spaces-1/Lifecycles-2"] }', blind)).toEqual([])
    await space.db.lifecycle.delete({ where: { id: 2 } })
    expect((await space.ask('{ environmentFacets { owner { values { name count } } } }')).data).toEqual({
      environmentFacets: {
        owner: {
          values: [
            { name: 'here', count: 4 },
            { name: 'elsewhere', count: 1 },
          ],
        },
      },
    })
  })
})

describe('the order of environments', () => {
  const reorder = (ids: number[], who = MANAGER, more: object = {}) =>
    mutate(
      space,
      'reorderEnvironments',
      { space: 'Spaces-1', ids: ids.map(id), ...more },
      who,
      'environments { name sortOrder }',
    )

  it('is what somebody says, placeholders included; those left out follow in theirs', async () => {
    const { environments, errors } = await reorder([4, 5, 3])
    expect(errors).toEqual([])
    expect(environments).toEqual([
      { name: 'Production', sortOrder: 0 },
      { name: 'PCI: Production', sortOrder: 1 },
      { name: 'Test Europe', sortOrder: 2 },
    ])
    expect(await list(IN_ORDER)).toEqual(['Production', 'PCI: Production', 'Test Europe', 'Dev', 'Test'])
    expect(await reorder([2, 1])).toMatchObject({ errors: [] })
    expect(await list(IN_ORDER)).toEqual(['Test', 'Dev', 'Production', 'PCI: Production', 'Test Europe'])
  })

  it('counts a change of those alone that move, each with its event', async () => {
    await reorder([1, 2, 3, 4, 5])
    const versions = () => space.db.environment.findMany({ orderBy: { id: 'asc' }, select: { version: true } })
    const before = await versions()
    const events = () =>
      space.db.auditEvent.findMany({ where: { action: 'reorderEnvironments' }, orderBy: { id: 'asc' } })
    const noted = (await events()).length
    await reorder([2, 1])
    expect((await versions()).map(({ version }, i) => version - before[i]!.version)).toEqual([1, 1, 0, 0, 0])
    const [first, second] = (await events()).slice(noted)
    expect([first, second].map((event) => event?.environmentIds)).toEqual([[1], [2]])
    expect(first).toMatchObject({ subject: id(1), before: { sortOrder: 0 }, after: { sortOrder: 1 } })
    expect(await events()).toHaveLength(noted + 2)
  })

  it('is refused where it makes no sense, and to whoever may not edit all that move', async () => {
    await reorder([1, 2, 3, 4, 5])
    const refused = async (ids: number[], who = MANAGER) => (await reorder(ids, who)).errors.map(({ code }) => code)
    expect(await refused([])).toEqual(['BAD_INPUT'])
    expect(await refused([1, 1])).toEqual(['BAD_INPUT'])
    expect(await refused(Array.from({ length: 1_001 }, (_, i) => i + 1))).toEqual(['BAD_INPUT'])
    expect(await refused([99])).toEqual(['NOT_FOUND'])
    expect(await refused([2, 1], VIEWER)).toEqual(['FORBIDDEN'])
    const limited = await editor([1, 2])
    expect(await refused([3], limited)).toEqual(['NOT_FOUND'])
    expect(await refused([2, 1], limited)).toEqual([])
    await space.db.environment.update({ where: { id: 3 }, data: { sortOrder: 0 } })
    expect(await refused([1, 2], limited)).toEqual(['FORBIDDEN'])
  })
})

describe('deleting an environment', () => {
  const remove = (local: number, who = MANAGER) =>
    mutate(space, 'deleteEnvironment', { id: id(local) }, who, 'deletedId')

  it('is refused for a placeholder, and without the permission', async () => {
    expect((await remove(5)).errors).toMatchObject([{ code: 'NOT_OWNER', path: ['input', 'id'] }])
    expect((await remove(1, await editor([]))).errors).toMatchObject([{ code: 'FORBIDDEN' }])
    const wrong = { id: id(1), expectedVersion: 99 }
    expect((await mutate(space, 'deleteEnvironment', wrong, MANAGER)).errors).toMatchObject([
      { code: 'VERSION_CONFLICT' },
    ])
  })

  it('takes it away with what was done there that is over', async () => {
    const { id: local } = await space.db.environment.create({ data: named('Short') })
    const task = { ...named('Health'), description: 'Check health', environmentId: local }
    const { id: taskId } = await space.db.serverTask.create({ data: task })
    expect((await remove(local)).errors[0]?.message).toBe('It is used by 1 task that is not over: Check health.')
    const over = { state: 'SUCCESS' as const, completedAt: new Date() }
    await space.db.serverTask.update({ where: { id: taskId }, data: over })
    expect(await remove(local)).toEqual({ deletedId: id(local), errors: [] })
    const event = await space.db.auditEvent.findFirstOrThrow({
      where: { subject: id(local), action: 'deleteEnvironment' },
    })
    expect(event).toMatchObject({ before: { name: 'Short' }, after: null, environmentIds: [local] })
  })
})
