import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { appSpace, id, soon, type App } from '../testing/app.js'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { named } from '../testing/rows.js'

let app: App

/** Test Europe and Test follow by themselves. */
beforeAll(async () => {
  app = await appSpace()
  await app.space.db.phaseEnvironment.updateMany({
    where: { environmentId: { in: [2, 3] } },
    data: { isAutomatic: true },
  })
})
beforeEach(() => app.reset())
afterAll(() => app.space.close())

/** Deploys to an environment and reports how it went. */
async function deployed(environment: number, state = 'SUCCESS', tenant: string | null = null): Promise<number> {
  expect(await app.deploy(environment, tenant ? { tenant } : {})).toBeNull()
  const { id: local } = await app.space.db.deployment.findFirstOrThrow({ orderBy: { id: 'desc' } })
  const report = { deployment: id('Deployments', local), state }
  expect((await mutate(app.space, 'reportDeployment', report, MANAGER)).errors).toEqual([])
  return local
}

/** Where somebody's deployments go, by who asked. */
async function deployments(): Promise<[string | null, number, number | null][]> {
  const rows = await app.space.db.deployment.findMany({ orderBy: { id: 'asc' } })
  return rows.map(({ createdBy, environmentId, tenantId }) => [createdBy, environmentId, tenantId])
}

async function logOf(deploymentId: number): Promise<[string, string][]> {
  const lines = await app.space.db.taskLogLine.findMany({
    where: { task: { deploymentId } },
    orderBy: { number: 'asc' },
  })
  return lines.map(({ level, text }) => [level, text])
}

describe('a success', () => {
  it('brings about what follows by itself, in the name of the lifecycle', async () => {
    const first = await deployed(1)
    expect(await deployments()).toEqual([
      ['Users-1', 1, null],
      ['lifecycle', 3, null],
      ['lifecycle', 2, null],
    ])
    expect(await logOf(first)).toEqual([
      ['INFO', `Deployed to Test Europe by itself: ${id('Deployments', first + 1)}`],
      ['INFO', `Deployed to Test by itself: ${id('Deployments', first + 2)}`],
    ])
    const events = await app.space.db.auditEvent.findMany({ orderBy: { id: 'desc' }, take: 6 })
    expect(events.toReversed().map(({ actor, action, kind }) => [actor, action, kind])).toEqual([
      ['lifecycle', 'createDeployment', 'Deployments'],
      ['lifecycle', 'createDeployment', 'ServerTasks'],
      ['lifecycle', 'createDeployment', 'Deployments'],
      ['lifecycle', 'createDeployment', 'ServerTasks'],
      ['Users-1', 'reportDeployment', 'Deployments'],
      ['Users-1', 'reportDeployment', 'ServerTasks'],
    ])
    expect(events[3]?.environmentIds).toEqual([2])
    expect(await app.space.db.deploymentCell.count()).toBe(3)
    const query = '{ deployments(first: 1) { nodes { createdById createdBy { id } task { state } } } }'
    expect((await app.space.ask(query)).data).toEqual({
      deployments: { nodes: [{ createdById: 'lifecycle', createdBy: null, task: { state: 'QUEUED' } }] },
    })
  })

  it('brings about nothing a second time, nor does a failure', async () => {
    await deployed(1, 'FAILED')
    expect(await deployments()).toHaveLength(1)
    await deployed(1)
    expect(await deployments()).toHaveLength(4)
    await deployed(1)
    expect(await deployments()).toHaveLength(5)
  })

  it('is for the same tenant', async () => {
    await deployed(1, 'SUCCESS', id('Tenants', 1))
    expect(await deployments()).toEqual([
      ['Users-1', 1, 1],
      ['lifecycle', 3, 1],
      ['lifecycle', 2, 1],
    ])
  })

  it('brings about only what passes the rules, and says in the log what does not', async () => {
    const scopes = { create: { environmentId: 3 } }
    await app.space.db.deploymentFreeze.create({
      data: { ...named('Now'), startAt: soon(-1), endAt: soon(1), scopes },
    })
    const first = await deployed(1)
    expect((await deployments()).map(([, environment]) => environment)).toEqual([1, 2])
    expect(await logOf(first)).toEqual([
      ['WARNING', expect.stringMatching(/^Not deployed to Test Europe by itself: .* frozen here by "Now"/)],
      ['INFO', expect.stringMatching(/^Deployed to Test by itself/)],
    ])
    const task = await app.space.db.serverTask.findUniqueOrThrow({ where: { deploymentId: first } })
    expect(task).toMatchObject({ state: 'SUCCESS', logLines: 2, hasWarnings: true })
  })

  it('without a task, as of a deployment from before there were tasks, does so, too', async () => {
    await app.space.db.deployment.create({ data: { projectId: 1, releaseId: 1, environmentId: 1 } })
    const { id: local } = await app.space.db.deployment.findFirstOrThrow()
    const report = { deployment: id('Deployments', local), state: 'SUCCESS' }
    expect((await mutate(app.space, 'reportDeployment', report, MANAGER)).errors).toEqual([])
    expect(await deployments()).toHaveLength(3)
  })
})

describe('a new release', () => {
  it('goes at once where its lifecycle takes it by itself, and nowhere else', async () => {
    const automatic = (isAutomatic: boolean) =>
      app.space.db.phaseEnvironment.updateMany({ where: { environmentId: 1 }, data: { isAutomatic } })
    const make = (version: string) =>
      mutate(app.space, 'createRelease', { project: id('Projects', 1), version }, MANAGER, 'release { id }')
    expect((await make('7.0.0')).errors).toEqual([])
    expect(await deployments()).toEqual([])
    await automatic(true)
    try {
      const [one, other] = await Promise.all([make('7.0.1'), make('7.0.2')])
      expect([...one.errors, ...other.errors]).toEqual([])
      expect(await deployments()).toEqual([
        ['lifecycle', 1, null],
        ['lifecycle', 1, null],
      ])
      expect(await app.space.db.deploymentCell.count()).toBe(1)
    } finally {
      await automatic(false)
    }
  })
})
