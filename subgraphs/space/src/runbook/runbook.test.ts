import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { action, step } from '../testing/processes.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
  for (const name of ['Billing', 'Ledger']) await space.db.project.create({ data: project(name) })
})

afterAll(() => space.close())

type Runbook = { id: string; version: number; [field: string]: unknown }

const FIELDS = `runbook { id name description tenantedMode environmentScope environments { name } archivedAt version
  project { name } process { version steps { name } } publishedSnapshot { id } }`

async function act(mutation: string, input: object, who = MANAGER) {
  const answer = await mutate(space, mutation, { ...input }, who, FIELDS)
  return { runbook: answer.runbook as Runbook | null, errors: answer.errors }
}

async function created(name: string, more: object = {}): Promise<Runbook> {
  const { runbook, errors } = await act('createRunbook', { project: 'Spaces-1/Projects-1', name, ...more })
  expect(errors).toEqual([])
  return runbook!
}

const localOf = ({ id }: Runbook) => Number(id.split('-').at(-1))

describe('a runbook', () => {
  it('is created with an empty process, changed, archived, restored and deleted', async () => {
    const first = await created(' Restart ', { description: 'Stops and starts it.' })
    expect(first).toMatchObject({
      ...{ name: 'Restart', tenantedMode: 'UNTENANTED', environmentScope: 'ALL', environments: [], archivedAt: null },
      ...{ version: 1, project: { name: 'Billing' }, process: { version: 1, steps: [] }, publishedSnapshot: null },
    })
    const { id } = first
    const twice = await act('createRunbook', { project: 'Spaces-1/Projects-1', name: 'RESTART' })
    expect(twice.errors).toEqual([
      { code: 'CONFLICT', message: 'There is a runbook called "RESTART" already.', path: ['input', 'name'] },
    ])
    const changes = { name: 'Reboot', description: null, tenantedMode: 'TENANTED', expectedVersion: 1 }
    const { runbook } = await act('updateRunbook', { id, ...changes })
    expect(runbook).toMatchObject({ name: 'Reboot', description: null, tenantedMode: 'TENANTED', version: 2 })
    expect((await act('updateRunbook', { id, ...changes })).errors[0]).toMatchObject({
      code: 'VERSION_CONFLICT',
      message: 'It was changed meanwhile: it has version 2, not 1. Users-1 changed description, name, tenantedMode.',
    })
    expect((await act('archiveRunbook', { id })).runbook).toMatchObject({ archivedAt: expect.any(String), version: 3 })
    expect((await act('archiveRunbook', { id })).runbook?.version).toBe(3)
    for (const [mutation, input] of [
      ['updateRunbook', { id, name: 'Other' }],
      ['updateRunbookProcess', { runbook: id, steps: [] }],
    ] as const) {
      expect((await act(mutation, input)).errors[0]?.code).toBe('INVALID_STATE')
    }
    expect((await act('restoreRunbook', { id })).runbook).toMatchObject({ archivedAt: null, version: 4 })
    const gone = await mutate(space, 'deleteRunbook', { id }, MANAGER, 'deletedId')
    expect(gone).toEqual({ errors: [], deletedId: id })
    expect(await space.db.deploymentProcess.count({ where: { runbookId: localOf(first) } })).toBe(0)
  })

  it('names environments only with the scope that takes them, and keeps those that the caller cannot see', async () => {
    const environments = ['Spaces-1/Environments-1', 'Spaces-1/Environments-4']
    const refused = async (more: object) =>
      (await act('createRunbook', { project: 'Spaces-1/Projects-1', name: 'Scoped', ...more })).errors[0]
    expect(await refused({ environments })).toMatchObject({ code: 'BAD_INPUT', path: ['input', 'environments'] })
    expect(await refused({ environmentScope: 'SPECIFIED' })).toMatchObject({ code: 'BAD_INPUT' })
    expect(await refused({ environmentScope: 'SPECIFIED', environments: ['Spaces-1/Environments-99'] })).toMatchObject({
      code: 'NOT_FOUND',
    })
    const { id } = await created('Scoped', { environmentScope: 'SPECIFIED', environments })
    const editor = caller('Users-51')
    const permissions = ['ProjectView', 'RunbookView', 'RunbookEdit', 'EnvironmentView']
    const role = await space.db.userRole.create({ data: { ...named('Editor'), permissions } })
    await giveRole(space.db, editor.subject, role.id, { Environments: [1, 2] })
    const seen = await act('updateRunbook', { id, environments: ['Spaces-1/Environments-2'] }, editor)
    expect(seen.runbook?.environments).toEqual([{ name: 'Test' }])
    const query = `{ runbooks(first: 9, filter: { environment: ["Spaces-1/Environments-4"] }) { nodes { environments { name } } } }`
    expect((await space.ask(query)).data).toEqual({
      runbooks: { nodes: [{ environments: [{ name: 'Test' }, { name: 'Production' }] }] },
    })
    expect((await space.ask(query, {}, editor)).data).toEqual({ runbooks: { nodes: [] } })
    const lifecycles = await act('updateRunbook', { id, environmentScope: 'FROM_PROJECT_LIFECYCLES' })
    expect(lifecycles.runbook).toMatchObject({ environmentScope: 'FROM_PROJECT_LIFECYCLES', environments: [] })
  })

  it('has a process that those may read who see the runbook, without channels', async () => {
    const { id } = await created('Rotate')
    const { runbook } = await act('updateRunbookProcess', {
      runbook: id,
      steps: [step('Stop'), step('Start')],
      expectedVersion: 1,
    })
    expect(runbook?.process).toEqual({ version: 2, steps: [{ name: 'Stop' }, { name: 'Start' }] })
    await space.db.channel.create({ data: { projectId: 1, ...named('Beta') } })
    const steps = [step('Stop', action('Stop', { channels: ['Spaces-1/Channels-1'] }))]
    expect((await act('updateRunbookProcess', { runbook: id, steps })).errors[0]).toMatchObject({
      code: 'BAD_INPUT',
      message: 'Runbooks have no channels.',
    })
    const viewer = caller('Users-52')
    const role = await space.db.userRole.create({ data: { ...named('Runbooks only'), permissions: ['RunbookView'] } })
    await giveRole(space.db, viewer.subject, role.id, { Projects: [1] })
    const { data } = await space.ask(
      'query ($id: ID!) { node(id: $id) { ... on Runbook { process { version } project { id } } } }',
      { id },
      viewer,
    )
    expect(data).toEqual({ node: { process: { version: 2 }, project: null } })
    expect((await act('updateRunbookProcess', { runbook: id, steps }, viewer)).errors[0]?.code).toBe('FORBIDDEN')
  })

  it('cannot go while variables are scoped to it or its steps', async () => {
    const runbook = await created('Scoped to')
    await act('updateRunbookProcess', { runbook: runbook.id, steps: [step('Only')] })
    const process = await space.db.deploymentProcess.findUniqueOrThrow({
      where: { runbookId: localOf(runbook) },
      include: { steps: true },
    })
    const variable = { projectId: 1, value: 'x' }
    await space.db.variable.create({ data: { ...variable, ...named('Of process'), processIds: [process.id] } })
    await space.db.variable.create({ data: { ...variable, ...named('Of step'), stepIds: [process.steps[0]!.id] } })
    const { errors } = await mutate(space, 'deleteRunbook', { id: runbook.id }, MANAGER, 'deletedId')
    expect(errors).toEqual([
      { code: 'IN_USE', message: 'It is used by 2 variables: Of process, Of step.', path: ['input', 'id'] },
    ])
  })

  it('of an archived project is read-only', async () => {
    const { id } = await created('Of archived')
    await space.db.project.update({ where: { id: 1 }, data: { archivedAt: new Date() } })
    for (const [mutation, input] of [
      ['createRunbook', { project: 'Spaces-1/Projects-1', name: 'New' }],
      ['updateRunbook', { id, name: 'Other' }],
      ['archiveRunbook', { id }],
      ['updateRunbookProcess', { runbook: id, steps: [] }],
    ] as const) {
      expect({ mutation, code: (await act(mutation, input)).errors[0]?.code }).toEqual({
        mutation,
        code: 'INVALID_STATE',
      })
    }
    await space.db.project.update({ where: { id: 1 }, data: { archivedAt: null } })
  })
})

describe('lists of runbooks', () => {
  it('filter, order and count them', async () => {
    await space.db.runbook.createMany({
      data: [
        { projectId: 2, ...named('One'), tenantedMode: 'TENANTED', archivedAt: new Date() },
        { projectId: 2, ...named('Two'), environmentScope: 'FROM_PROJECT_LIFECYCLES' },
      ],
    })
    const names = async (filter: string) => {
      const query = `{ runbooks(first: 9, filter: { project: ["Spaces-1/Projects-2"], ${filter} }, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { name } } }`
      const { data, errors } = await space.ask<{ runbooks: { nodes: { name: string }[] } }>(query)
      expect(errors).toEqual([])
      return data.runbooks.nodes.map(({ name }) => name)
    }
    expect(await names('')).toEqual(['Two', 'One'])
    expect(await names('isArchived: true')).toEqual(['One'])
    expect(await names('isPublished: true')).toEqual([])
    expect(await names('tenantedMode: [TENANTED]')).toEqual(['One'])
    expect(await names('environmentScope: [FROM_PROJECT_LIFECYCLES]')).toEqual(['Two'])
    expect(await names('text: "TW"')).toEqual(['Two'])
    expect(await names('created: { to: "2020-01-01T00:00:00Z" }')).toEqual([])
    const values = 'values { name count }'
    const { data } = await space.ask(`{ runbookFacets(filter: { project: ["Spaces-1/Projects-2"] }) {
      project { ${values} } tenantedMode { ${values} } environmentScope { ${values} } state { ${values} } } }`)
    const ones = (...of: string[]) => ({ values: of.map((name) => ({ name, count: 1 })) })
    expect(data).toEqual({
      runbookFacets: {
        project: { values: [{ name: 'Ledger', count: 2 }] },
        tenantedMode: ones('TENANTED', 'UNTENANTED'),
        environmentScope: ones('ALL', 'FROM_PROJECT_LIFECYCLES'),
        state: ones('archived', 'draft'),
      },
    })
    const nested = await space.ask(
      `{ projects(first: 9, filter: { id: ["Spaces-1/Projects-2"] }) { nodes { runbooks(first: 1) { totalCount nodes { name } } } } }`,
    )
    expect(nested.data).toEqual({ projects: { nodes: [{ runbooks: { totalCount: 2, nodes: [{ name: 'One' }] } }] } })
  })
})
