import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { appSpace, id, type App } from '../testing/app.js'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { codeOf, deployedTask, reportTask } from '../testing/tasks.js'

let app: App

beforeAll(async () => {
  app = await appSpace()
})
beforeEach(() => app.reset())
afterAll(() => app.space.close())

const line = (text: string, level = 'INFO') => ({ text, level })

describe('a report of a task', () => {
  it('keeps the task, its deployment, cell and project in step', async () => {
    const { db } = app.space
    const { task, deployment } = await deployedTask(app)
    const states = async () => [
      (await db.serverTask.findUniqueOrThrow({ where: { id: task } })).state,
      (await db.deployment.findUniqueOrThrow({ where: { id: deployment } })).state,
      (await db.deploymentCell.findFirstOrThrow({ where: { currentId: deployment } })).state,
    ]
    await reportTask(app, task, { state: 'EXECUTING' })
    expect(await states()).toEqual(['EXECUTING', 'EXECUTING', 'EXECUTING'])
    expect(await reportTask(app, task, { state: 'SUCCESS', progress: 40 })).toMatchObject({
      serverTask: { state: 'SUCCESS', progress: 100, version: 3 },
    })
    expect(await states()).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS'])
    const ended = await db.serverTask.findUniqueOrThrow({ where: { id: task }, include: { deployment: true } })
    const project = await db.project.findUniqueOrThrow({ where: { id: 1 } })
    expect(ended.completedAt).not.toBeNull()
    expect(ended.deployment).toMatchObject({ startedAt: ended.startedAt, completedAt: ended.completedAt, version: 3 })
    expect(project.lastDeployedAt).toEqual(ended.completedAt)
  })

  it('of its deployment says the same', async () => {
    const { task, deployment } = await deployedTask(app)
    const report = { deployment: id('Deployments', deployment), state: 'FAILED' }
    expect(codeOf(await mutate(app.space, 'reportDeployment', report, MANAGER))).toBeNull()
    const { state, completedAt } = await app.space.db.serverTask.findUniqueOrThrow({ where: { id: task } })
    expect(state).toBe('FAILED')
    expect(completedAt).not.toBeNull()
  })

  it('goes only forwards; said again it changes nothing', async () => {
    const { task } = await deployedTask(app)
    const executing = await reportTask(app, task, { state: 'EXECUTING', progress: 50 })
    expect(await reportTask(app, task, { state: 'EXECUTING', progress: 50 })).toEqual(executing)
    expect(await reportTask(app, task, { progress: 20 })).toMatchObject({ serverTask: { progress: 50, version: 2 } })
    expect(codeOf(await reportTask(app, task, { state: 'QUEUED' }))).toBe('INVALID_STATE')
    const failed = await reportTask(app, task, { state: 'FAILED', errorMessage: 'The disk is full.' })
    expect(failed).toMatchObject({ serverTask: { state: 'FAILED', progress: 50, errorMessage: 'The disk is full.' } })
    const again = await reportTask(app, task, { state: 'FAILED', errorMessage: 'Something else.', progress: 99 })
    expect(again).toEqual(failed)
    expect(codeOf(await reportTask(app, task, { state: 'SUCCESS' }))).toBe('INVALID_STATE')
  })

  it('is audited where the state changes; what is said and how much is done is not', async () => {
    const { task } = await deployedTask(app)
    const count = () => app.space.db.auditEvent.count()
    const before = await count()
    await reportTask(app, task, { progress: 10, log: [line('Working.')] })
    expect(await count()).toBe(before)
    await reportTask(app, task, { state: 'EXECUTING' })
    expect(await count()).toBe(before + 2)
  })

  it.each([
    ['a progress below 0', { progress: -1 }],
    ['a progress above 100', { progress: 101 }],
    ['an error message of what goes well', { state: 'EXECUTING', errorMessage: 'x' }],
    ['an error message of a success', { state: 'SUCCESS', errorMessage: 'x' }],
    ['too long an error message', { state: 'FAILED', errorMessage: 'x'.repeat(20_001) }],
    ['too many lines', { log: Array.from({ length: 1_001 }, () => line('x')) }],
    ['too long a line', { log: [line('x'.repeat(20_001))] }],
    ['U+0000', { log: [line('x\0')] }],
    ['a bell', { log: [line('x\u0007')] }],
    ['a lone surrogate', { log: [line('x\ud800')] }],
    ['a line from before computers', { log: [{ text: 'x', at: '1969-12-31T23:59:59Z' }] }],
    ['a line 0', { log: [line('x')], fromLine: 0 }],
    ['a gap', { log: [line('x')], fromLine: 2 }],
  ])('with %s is refused, and changes nothing', async (_what, report) => {
    const { task } = await deployedTask(app)
    expect(codeOf(await reportTask(app, task, report))).toBe('BAD_INPUT')
    const row = await app.space.db.serverTask.findUniqueOrThrow({ where: { id: task } })
    expect(row).toMatchObject({ state: 'QUEUED', logLines: 0, version: 1 })
  })

  it('takes the permission to deploy there, and a task that exists for the caller', async () => {
    const { task } = await deployedTask(app)
    const elsewhere = await app.somebody([['TaskView']], [['DeploymentCreate'], { Environments: [2] }])
    expect(codeOf(await reportTask(app, task, { state: 'EXECUTING' }, elsewhere))).toBe('FORBIDDEN')
    const blind = await app.somebody([['DeploymentCreate']])
    expect(codeOf(await reportTask(app, task, { state: 'EXECUTING' }, blind))).toBe('NOT_FOUND')
    const here = await app.somebody([['TaskView', 'DeploymentCreate'], { Environments: [1] }])
    expect(codeOf(await reportTask(app, task, { state: 'EXECUTING' }, here))).toBeNull()
  })
})

describe('a task', () => {
  const cancel = async (task: number, who = MANAGER) => {
    const payload = await mutate(
      app.space,
      'cancelTask',
      { task: id('ServerTasks', task) },
      who,
      'serverTask { state }',
    )
    return codeOf(payload) ?? (payload.serverTask as { state: string }).state
  }

  it('that waits is cancelled at once; one that runs is told to stop, and its executor says when', async () => {
    const waiting = await deployedTask(app)
    expect(await cancel(waiting.task)).toBe('CANCELED')
    expect(await app.space.db.deployment.findUniqueOrThrow({ where: { id: waiting.deployment } })).toMatchObject({
      state: 'CANCELED',
      startedAt: null,
    })
    const running = await deployedTask(app)
    await reportTask(app, running.task, { state: 'EXECUTING' })
    expect(await cancel(running.task)).toBe('CANCELLING')
    expect(await cancel(running.task)).toBe('CANCELLING')
    expect(await reportTask(app, running.task, { progress: 60, log: [line('Stopping.')] })).toMatchObject({
      serverTask: { state: 'CANCELLING', progress: 60 },
    })
    expect(codeOf(await reportTask(app, running.task, { state: 'CANCELED' }))).toBeNull()
    expect(await cancel(running.task)).toBe('INVALID_STATE')
  })

  it('is cancelled by whoever may cancel tasks there', async () => {
    const { task } = await deployedTask(app)
    const views = ['TaskView' as const]
    expect(await cancel(task, await app.somebody([views]))).toBe('FORBIDDEN')
    expect(await cancel(task, await app.somebody([views], [['TaskCancel'], { Environments: [2] }]))).toBe('FORBIDDEN')
    expect(await cancel(task, await app.somebody([views], [['TaskCancel'], { Environments: [1] }]))).toBe('CANCELED')
  })

  it('that does no deployment is reported and cancelled alike', async () => {
    const data = { name: 'Clean up', nameKey: 'clean up', description: 'Clean up old files', projectId: 1 }
    const { id: task } = await app.space.db.serverTask.create({ data })
    expect(await reportTask(app, task, { state: 'EXECUTING' })).toMatchObject({ serverTask: { state: 'EXECUTING' } })
    expect(await cancel(task)).toBe('CANCELLING')
    expect(await reportTask(app, task, { state: 'SUCCESS' })).toMatchObject({ serverTask: { state: 'SUCCESS' } })
    await app.space.db.serverTask.deleteMany()
  })
})
