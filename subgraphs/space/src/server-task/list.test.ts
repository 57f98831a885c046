import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { appSpace, type App } from '../testing/app.js'
import { MANAGER } from '../testing/callers.js'
import { named, project } from '../testing/rows.js'

let app: App
const HOUR = 3_600_000
const at = (hour: number) => new Date(hour * HOUR)

/** Tasks 1 (of App in Dev), 2 (of Other in Test for Acme, with warnings) and 3 (of nothing, waiting for somebody), asked for hour by hour. */
beforeAll(async () => {
  app = await appSpace()
  const { db } = app.space
  const tags = { create: { ...named('EU'), color: '#ffffff', position: 0 } }
  await db.tagSet.create({ data: { ...named('Region'), tags } })
  await db.tenantTag.create({ data: { tenantId: 1, tagId: 1 } })
  await db.project.create({ data: project('Other') })
  const task = (name: string, hour: number, what = '') => ({
    ...{ ...named(name), description: `${name} ${what}`, queuedAt: at(hour) },
  })
  await db.serverTask.create({
    data: { ...task('Deploy', 1, 'App to Dev'), projectId: 1, environmentId: 1, createdBy: 'Users-1' },
  })
  const ended = { state: 'SUCCESS' as const, startedAt: at(3), completedAt: at(4), hasWarnings: true }
  await db.serverTask.create({
    data: {
      ...task('Deploy', 2, 'Other  to Ｔest for Acme'),
      projectId: 2,
      environmentId: 2,
      tenantId: 1,
      createdBy: 'Users-2',
      ...ended,
    },
  })
  const running = { state: 'EXECUTING' as const, startedAt: at(6), hasPendingInterruptions: true }
  await db.serverTask.create({ data: { ...task('Clean up', 5, 'what is old'), ...running } })
})
afterAll(() => app.space.close())

type Listed = { serverTasks: { totalCount: number; nodes: { id: string }[] } }

async function listed(args: string, who = MANAGER): Promise<number[]> {
  const query = `{ serverTasks(first: 9, ${args}) { totalCount nodes { id } } }`
  const { data, errors } = await app.space.ask<Listed>(query, {}, who)
  expect(errors).toEqual([])
  const { nodes, totalCount } = data.serverTasks
  expect(nodes).toHaveLength(totalCount)
  return nodes.map((node) => Number(node.id.split('-').at(-1)))
}

describe('tasks', () => {
  it.each([
    ['state: [QUEUED, EXECUTING]', [3, 1]],
    ['name: ["DEPLOY"]', [2, 1]],
    ['project: ["Spaces-1/Projects-2"]', [2]],
    ['environment: ["Spaces-1/Environments-1"]', [1]],
    ['tenant: ["Spaces-1/Tenants-1"]', [2]],
    ['tenantTag: ["Spaces-1/Tags-1"]', [2]],
    ['hasTenant: false', [3, 1]],
    ['hasWarnings: true', [2]],
    ['hasPendingInterruptions: true', [3]],
    ['createdBy: ["Users-1"]', [1]],
    ['queued: { from: "1970-01-01T02:00:00Z" }', [3, 2]],
    ['started: { to: "1970-01-01T04:00:00Z" }', [2]],
    ['completed: { from: "1970-01-01T04:00:00Z" }', [2]],
    ['text: "clean"', [3]],
    ['text: "OTHER to test"', [2]],
    ['text: "dev"', [1]],
    ['text: "%"', []],
    ['text: "acme"', [2]],
  ])('are found by %s', async (filter, expected) => {
    expect(await listed(`filter: { ${filter} }`)).toEqual(expected)
  })

  it('are ordered by when they were asked for, or ended', async () => {
    expect(await listed('orderBy: { field: QUEUED_AT, direction: ASC }')).toEqual([1, 2, 3])
    expect((await listed('orderBy: { field: COMPLETED_AT, direction: DESC }'))[0]).toBe(2)
  })

  it('exist for whoever may view them where they are done', async () => {
    const who = await app.somebody([['TaskView', 'ProjectView'], { Projects: [1] }])
    expect(await listed('', who)).toEqual([1])
    expect(await listed('filter: { text: "acme" }', who)).toEqual([])
  })

  it('are counted by what they have in common', async () => {
    const query = `{ serverTaskFacets { state { values { name } } name { values { name count } } project { values { name } }
      environment { values { name } } tenant { values { name count } } interruption { values { name count } } } }`
    expect((await app.space.ask(query)).data).toEqual({
      serverTaskFacets: {
        state: { values: ['EXECUTING', 'QUEUED', 'SUCCESS'].map((name) => ({ name })) },
        name: {
          values: [
            { name: 'Deploy', count: 2 },
            { name: 'Clean up', count: 1 },
          ],
        },
        project: { values: ['App', 'Other'].map((name) => ({ name })) },
        environment: { values: ['Dev', 'Test'].map((name) => ({ name })) },
        tenant: { values: [{ name: 'Acme', count: 1 }] },
        interruption: {
          values: [
            { name: 'not waiting', count: 2 },
            { name: 'waiting', count: 1 },
          ],
        },
      },
    })
  })

  it('hang under what they are about', async () => {
    const under = 'tasks(first: 5) { totalCount nodes { name project { name } } }'
    const { result, count } = await app.space.askCounted(`{ projects(first: 5) { nodes { name ${under} } } }`)
    expect(result).toMatchObject({
      errors: [],
      data: {
        projects: {
          nodes: [
            { name: 'App', tasks: { totalCount: 1, nodes: [{ name: 'Deploy', project: { name: 'App' } }] } },
            { name: 'Other', tasks: { totalCount: 1 } },
          ],
        },
      },
    })
    expect(count).toBe(1)
    const lists = `{ environments(first: 5) { nodes { ${under} } } tenants(first: 5) { nodes { ${under} } } }`
    expect((await app.space.ask(lists)).errors).toEqual([])
  })
})
