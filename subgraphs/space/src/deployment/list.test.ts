import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { appSpace, id, type App } from '../testing/app.js'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { named, project } from '../testing/rows.js'

let app: App
const HOUR = 3_600_000

/** Deployments 1 of App to Dev, 2 of it to Dev for Acme (tagged), 3 of Other: asked for, begun and ended hour by hour. */
beforeAll(async () => {
  app = await appSpace()
  const { db } = app.space
  const tags = { create: { ...named('EU'), color: '#ffffff', position: 0 } }
  await db.tagSet.create({ data: { ...named('Region'), tags } })
  await db.tenantTag.create({ data: { tenantId: 1, tagId: 1 } })
  await db.project.create({ data: project('Other') })
  await db.release.create({ data: { projectId: 2, ...named('9.9') } })
  const at = (hour: number) => new Date(hour * HOUR)
  const first = { projectId: 1, releaseId: 1, environmentId: 1, createdBy: 'Users-1', queuedAt: at(1) }
  await db.deployment.create({ data: first })
  const ran = { state: 'SUCCESS' as const, startedAt: at(3), completedAt: at(4) }
  await db.deployment.create({ data: { ...first, tenantId: 1, createdBy: 'lifecycle', queuedAt: at(2), ...ran } })
  await db.deployment.create({
    data: { projectId: 2, releaseId: 2, environmentId: 2, createdBy: 'Users-2', queuedAt: at(5), startedAt: at(6) },
  })
})
afterAll(() => app.space.close())

type Listed = { deployments: { nodes: { id: string; duration: number | null }[] } }

async function listed(args: string): Promise<number[]> {
  const { data, errors } = await app.space.ask<Listed>(`{ deployments(first: 9, ${args}) { nodes { id } } }`)
  expect(errors).toEqual([])
  return data.deployments.nodes.map((node) => Number(node.id.split('-').at(-1))).toSorted()
}

describe('deployments', () => {
  it.each([
    ['tenantTag: ["Spaces-1/Tags-1"]', [2]],
    ['hasTenant: true', [2]],
    ['hasTenant: false', [1, 3]],
    ['release: ["Spaces-1/Releases-2"]', [3]],
    ['channel: ["Spaces-1/Channels-1"]', [1, 2]],
    ['createdBy: ["Users-1", "Users-2"]', [1, 3]],
    ['queued: { from: "1970-01-01T02:00:00Z" }', [2, 3]],
    ['queued: { to: "1970-01-01T02:00:00Z" }', [1]],
    ['started: { from: "1970-01-01T03:00:00Z", to: "1970-01-01T04:00:00Z" }', [2]],
    ['completed: { from: "1970-01-01T04:00:00Z" }', [2]],
    ['text: "9.9"', [3]],
  ])('are found by %s', async (filter, expected) => {
    expect(await listed(`filter: { ${filter} }`)).toEqual(expected)
  })

  it('are refused by what no filter has', async () => {
    for (const [filter, code] of [
      ['createdBy: ["Groups-1"]', 'BAD_ID'],
      ['tenantTag: ["Spaces-1/Tenants-1"]', 'BAD_ID'],
      ['queued: { from: "1970-01-02T00:00:00Z", to: "1970-01-01T00:00:00Z" }', 'BAD_INPUT'],
    ]) {
      const { errors } = await app.space.ask(`{ deployments(first: 1, filter: { ${filter} }) { totalCount } }`)
      expect(errors[0]?.extensions.code).toBe(code)
    }
  })

  it('tell for how long they ran', async () => {
    const { data } = await app.space.ask<Listed>('{ deployments(first: 9) { nodes { id duration } } }')
    expect(data.deployments.nodes.map(({ duration }) => duration)).toEqual([null, 3_600, null])
  })
})

describe('a deployment', () => {
  const remove = async (local: number, more: object = {}) => {
    const input = { id: id('Deployments', local), ...more }
    const { deletedId, errors } = await mutate(app.space, 'deleteDeployment', input, MANAGER, 'deletedId')
    return errors[0]?.code ?? deletedId
  }

  it('is deleted with its task and log when it is over, and its cell shows what was before', async () => {
    const { db } = app.space
    expect(await remove(1)).toBe('INVALID_STATE')
    expect(await remove(2, { expectedVersion: 7 })).toBe('VERSION_CONFLICT')
    await app.succeeded(1)
    await app.deploy(3)
    const { id: last } = await db.deployment.findFirstOrThrow({ orderBy: { id: 'desc' } })
    const task = await db.serverTask.findUniqueOrThrow({ where: { deploymentId: last } })
    const log = [{ text: 'Hello.' }]
    const report = { task: id('ServerTasks', task.id), state: 'FAILED', log }
    expect((await mutate(app.space, 'reportTaskProgress', report, MANAGER)).errors).toEqual([])
    expect(await db.deploymentCell.findFirst({ where: { environmentId: 3 } })).toMatchObject({ currentId: last })
    expect(await remove(last)).toBe(id('Deployments', last))
    expect(await db.deploymentCell.count({ where: { environmentId: 3 } })).toBe(0)
    expect(await db.taskLogLine.count()).toBe(0)
    expect(await db.serverTask.count({ where: { deploymentId: last } })).toBe(0)
  })
})
