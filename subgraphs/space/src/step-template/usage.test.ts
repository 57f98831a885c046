import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { action, processSpace, step, type ProcessSpace } from '../testing/processes.js'
import { named } from '../testing/rows.js'

let world: ProcessSpace
let template: string

beforeAll(async () => {
  world = await processSpace()
})

afterAll(() => world.space.close())

const FIRST = {
  properties: { Script: 'old', Gone: 'x', Kept: 'k' },
  parameters: [
    { Name: 'To', DefaultValue: 'ops' },
    { Name: 'From', DefaultValue: 'me' },
  ],
}
const SECOND = {
  properties: { Script: 'new #{Fresh}', Kept: 'k2', Added: 'a' },
  parameters: [
    { Name: 'To', DefaultValue: 'all' },
    { Name: 'From', DefaultValue: 'us' },
    { Name: 'Cc', DefaultValue: 'none' },
    { Name: 'Bcc', DefaultValue: null },
  ],
}

/** A template with two versions. */
beforeEach(async () => {
  const fields = 'stepTemplate { id }'
  const input = { space: 'Spaces-1', name: 'Mail', actionType: 'Old', ...FIRST }
  const { stepTemplate } = await mutate(world.space, 'createStepTemplate', input, MANAGER, fields)
  template = (stepTemplate as { id: string }).id
  await mutate(world.space, 'updateStepTemplate', { id: template, actionType: 'New', ...SECOND }, MANAGER, fields)
})

const made = (name: string, version = 1, more: object = {}) =>
  action(name, { actionType: null, stepTemplate: template, stepTemplateVersion: version, ...more })

async function update(actions: number[] | null, who: Caller = MANAGER) {
  return mutate(
    world.space,
    'updateStepTemplateUsage',
    { template, actions },
    who,
    'updated isComplete stepTemplate { id }',
  )
}

async function usage(args: string, who: Caller = MANAGER) {
  type Data = {
    node: {
      usage: {
        totalCount: number
        nodes: { place: string; stepTemplateVersion: number; isOutdated: boolean }[]
        pageInfo: { endCursor: string }
      }
    }
  }
  const query = `query ($id: ID!) { node(id: $id) { ... on StepTemplate { usage(${args}) {
    totalCount nodes { place stepTemplateVersion isOutdated } pageInfo { endCursor hasNextPage hasPreviousPage } } } } }`
  const { data, errors } = await world.space.ask<Data>(query, { id: template }, who)
  expect(errors).toEqual([])
  return data.node.usage
}

describe('the usage of a step template', () => {
  it('tells which actions were made from which version, page by page, in one statement for all templates', async () => {
    const { id } = await world.newProject()
    await world.updated(id, [step('A', made('a', 1), made('b', 2)), step('B', made('c', 1))])
    const first = await usage('first: 2')
    expect(first).toMatchObject({
      totalCount: 3,
      nodes: [
        { place: 'Step 1, A: action a', stepTemplateVersion: 1, isOutdated: true },
        { place: 'Step 1, A: action b', stepTemplateVersion: 2, isOutdated: false },
      ],
      pageInfo: { hasNextPage: true },
    })
    expect(await usage(`first: 2, after: "${first.pageInfo.endCursor}"`)).toMatchObject({
      nodes: [{ place: 'Step 2, B: action c' }],
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    })
    expect((await usage('last: 1')).nodes).toMatchObject([{ place: 'Step 2, B: action c' }])
    expect(await usage('first: 9, version: 2')).toMatchObject({
      totalCount: 1,
      nodes: [{ place: 'Step 1, A: action b' }],
    })
    const { count } = await world.space.askCounted(
      '{ stepTemplates(first: 50) { nodes { usage(first: 9) { totalCount nodes { place } } } } }',
    )
    expect(count).toBe(1)
  })

  it('tells only of processes that the caller may see', async () => {
    const [mine, other] = [await world.newProject(), await world.newProject()]
    for (const { id } of [mine, other]) await world.updated(id, [step('A', made('a'))])
    const viewer = caller(`Users-6${mine.local}`)
    const permissions = ['ActionTemplateView', 'ProjectView', 'ProcessView']
    const role = await world.space.db.userRole.create({ data: { ...named(`Viewer ${mine.local}`), permissions } })
    await giveRole(world.space.db, viewer.subject, role.id, { Projects: [mine.local] })
    expect(await usage('first: 9')).toMatchObject({ totalCount: 2 })
    expect(await usage('first: 9', viewer)).toMatchObject({ totalCount: 1, nodes: [{ place: 'Step 1, A: action a' }] })
    const isUsed = '{ stepTemplates(first: 50, filter: { isUsed: true }) { totalCount } }'
    await giveRole(world.space.db, 'Users-777', role.id, { Projects: [999] })
    const answer = await world.space.ask(isUsed, {}, caller('Users-777'))
    expect(answer.data).toEqual({ stepTemplates: { totalCount: 0 } })
  })
})

describe('taking actions to the newest version', () => {
  it('gives them what is new, and leaves what somebody set', async () => {
    const { id, local } = await world.newProject()
    const sensitiveProperties = [{ name: 'Cc', value: 'secret' }]
    const copied = { ...FIRST.properties, To: 'ops', From: 'somebody', 'Octopus.Action.Template.Version': '1' }
    await world.updated(id, [
      step(
        'A',
        made('copy', 1, { properties: copied, sensitiveProperties }),
        made('bare', 1, { properties: { Own: 'o' } }),
      ),
      step('B', made('newest', 2), action('other')),
    ])
    expect(await update(null)).toEqual({ errors: [], updated: 2, isComplete: true, stepTemplate: { id: template } })
    const [first, second] = (await world.read(id))!.steps
    expect(first?.actions).toMatchObject([
      { name: 'copy', actionType: 'New', stepTemplateVersion: 2, sensitivePropertyNames: ['Cc'] },
      { name: 'bare', actionType: 'New', stepTemplateVersion: 2, properties: { Own: 'o' } },
    ])
    expect(first?.actions[0]?.properties).toEqual({
      ...{ Script: 'new #{Fresh}', Kept: 'k2', Added: 'a', To: 'all', From: 'somebody' },
      'Octopus.Action.Template.Version': '2',
    })
    expect(second?.actions).toMatchObject([
      { name: 'newest', stepTemplateVersion: 2 },
      { name: 'other', stepTemplateVersion: null },
    ])
    const row = await world.space.db.processAction.findFirstOrThrow({
      where: { name: 'copy', step: { process: { projectId: local } } },
    })
    expect(row.variableNames).toEqual(['fresh'])
    expect(
      await world.space.db.auditEvent.findFirst({
        where: { action: 'updateStepTemplateUsage' },
        orderBy: { id: 'desc' },
      }),
    ).toMatchObject({
      kind: 'DeploymentProcesses',
      projectIds: [local],
    })
    // All are at the newest: nothing is changed, not even a version.
    const { version } = (await world.read(id))!
    expect(await update(null)).toMatchObject({ updated: 0, isComplete: true })
    expect((await world.read(id))!.version).toBe(version)
  })

  it('changes those that are named, or those that the caller may change, each in its own process', async () => {
    const { db } = world.space
    const projects = [await world.newProject(), await world.newProject(), await world.newProject()]
    const numbers: number[] = []
    for (const { id } of projects) {
      const process = await world.updated(id, [step('A', made('a'), made('b'))])
      numbers.push(...process.steps[0]!.actions.map(({ number }) => number))
    }
    const [mine, archived] = [projects[0]!, projects[1]!]
    const { id: runbookId } = await db.runbook.create({
      data: { projectId: mine.local, ...named('R'), process: { create: {} } },
    })
    const runbook = `Spaces-1/Runbooks-${runbookId}`
    await mutate(world.space, 'updateRunbookProcess', { runbook, steps: [step('R', made('r'))] }, MANAGER)
    await db.project.update({ where: { id: archived.local }, data: { archivedAt: new Date() } })

    const editor = caller(`Users-7${mine.local}`)
    const permissions = ['ActionTemplateView', 'ProjectView', 'ProcessView', 'RunbookView', 'ProcessEdit']
    const role = await db.userRole.create({ data: { ...named(`Editor ${mine.local}`), permissions } })
    const viewing = permissions.slice(0, 4)
    const all = await db.userRole.create({ data: { ...named(`All ${mine.local}`), permissions: viewing } })
    await giveRole(db, editor.subject, role.id, { Projects: [mine.local, archived.local] })
    await giveRole(db, editor.subject, all.id)

    expect(await update([numbers[0]!, numbers[4]!], editor)).toMatchObject({
      updated: 0,
      errors: [{ code: 'FORBIDDEN' }],
    })
    expect(await update([numbers[0]!, numbers[2]!], editor)).toMatchObject({
      updated: 0,
      errors: [{ code: 'INVALID_STATE' }],
    })
    expect(await update([numbers[0]!, 999_999], editor)).toMatchObject({ updated: 0, errors: [{ code: 'NOT_FOUND' }] })
    expect(await usage('first: 9, version: 2')).toMatchObject({ totalCount: 0 })

    expect(await update([numbers[0]!], editor)).toMatchObject({ updated: 1, errors: [] })
    // Neither the runbook's, nor of the archived project, nor of the one that is not theirs.
    expect(await update(null, editor)).toMatchObject({ updated: 1, isComplete: true })
    expect(await update(null)).toMatchObject({ updated: 3, isComplete: true })
    expect(await usage('first: 9, version: 1')).toMatchObject({ totalCount: 2 })
    const stranger = await update(null, caller('Users-2', { groups: ['Groups-2'] }))
    expect(stranger.errors[0]?.code).toBe('FORBIDDEN')
  })
})
