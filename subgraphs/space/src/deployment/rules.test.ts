import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { appSpace, id, soon, type App } from '../testing/app.js'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { named } from '../testing/rows.js'
import type { Tx } from '../write/change.js'

let app: App

beforeAll(async () => {
  app = await appSpace()
})
beforeEach(() => app.reset())
afterAll(() => app.space.close())

/** Waits until somebody waits for a row that the transaction holds. */
async function somebodyWaits(tx: Tx): Promise<void> {
  for (let waiting = 0; waiting === 0;) {
    const [row] = await tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM pg_locks
      WHERE NOT granted AND transactionid = pg_current_xact_id()::xid`
    waiting = row?.count ?? 0
  }
}

const forAcme = { tenant: id('Tenants', 1) }

describe('a deployment', () => {
  it('waits for its release before it holds the project, as whoever deletes either does', async () => {
    const { made } = await app.space.db.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM release WHERE id = 1 FOR UPDATE`
        const made = app.deploy(1)
        await somebodyWaits(tx)
        await tx.$queryRaw`SELECT 1 FROM project WHERE id = 1 FOR UPDATE NOWAIT`
        return { made }
      },
      { timeout: 30_000 },
    )
    expect(await made).toBeNull()
  })

  it('is made with its task, and shown in its cell', async () => {
    const fields = `deployment { id state comments createdById createdBy { id } duration prompts { name }
      task { name description state queuedAt progress logLineCount deployment { id } project { name } environment { name } } }`
    const input = { release: id('Releases', 1), environment: id('Environments', 1), ...forAcme, comments: 'At last.' }
    const { deployment, errors } = await mutate(app.space, 'createDeployment', input, MANAGER, fields)
    expect(errors).toEqual([])
    expect(deployment).toMatchObject({
      state: 'QUEUED',
      comments: 'At last.',
      createdById: 'Users-1',
      createdBy: { id: 'Users-1' },
      duration: null,
      prompts: [],
      task: {
        name: 'Deploy',
        description: 'Deploy App release 1.0 to Dev for Acme',
        state: 'QUEUED',
        progress: 0,
        logLineCount: 0,
        deployment: { id: (deployment as { id: string }).id },
        project: { name: 'App' },
        environment: { name: 'Dev' },
      },
    })
    const cell = await app.space.db.deploymentCell.findFirstOrThrow({ where: { tenantId: 1 } })
    expect(id('Deployments', cell.currentId)).toBe((deployment as { id: string }).id)
  })

  it('goes only where this Space owns the environment and the tenant', async () => {
    expect(await app.deploy(6)).toMatchObject({ code: 'NOT_OWNER', path: ['input', 'environment'] })
    expect(await app.failing(6)).toEqual(['OWNER NOT_OWNER', 'LIFECYCLE LIFECYCLE_BLOCKED'])
  })

  it.each([
    ['disabled', { isDisabled: true }],
    ['archived', { archivedAt: new Date() }],
  ])('is not made of a project that is %s', async (_what, data) => {
    await app.space.db.project.update({ where: { id: 1 }, data })
    expect(await app.deploy(1)).toMatchObject({ code: 'INVALID_STATE', path: ['input', 'release'] })
    expect(await app.failing(1)).toEqual(['PROJECT INVALID_STATE'])
  })
})

describe('a deployment for a tenant, or for none', () => {
  it('heeds the tenanted mode of the project', async () => {
    const setMode = (tenantedMode: 'TENANTED' | 'UNTENANTED') =>
      app.space.db.project.update({ where: { id: 1 }, data: { tenantedMode } })
    await setMode('TENANTED')
    expect(await app.deploy(1)).toMatchObject({ code: 'INVALID_STATE', path: ['input', 'tenant'] })
    expect(await app.deploy(1, forAcme)).toBeNull()
    await setMode('UNTENANTED')
    expect(await app.deploy(1, forAcme)).toMatchObject({ code: 'INVALID_STATE' })
    expect(await app.deploy(1)).toBeNull()
  })

  it('heeds for which of the environments the project is deployed for the tenant', async () => {
    await app.space.db.projectTenant.updateMany({ data: { environmentIds: [1] } })
    await app.succeeded(1, 1)
    expect(await app.deploy(1, forAcme)).toBeNull()
    expect(await app.failing(2, 1)).toEqual(['TENANT INVALID_STATE', 'LIFECYCLE LIFECYCLE_BLOCKED'])
  })

  it.each([
    ['disabled', { isDisabled: true }],
    ['archived', { archivedAt: new Date() }],
  ])('is not made for one that is %s', async (_what, data) => {
    await app.space.db.tenant.update({ where: { id: 1 }, data })
    expect(await app.deploy(1, forAcme)).toMatchObject({ code: 'INVALID_STATE', path: ['input', 'tenant'] })
  })

  it("heeds the tags that the release's channel is for", async () => {
    const { db } = app.space
    await db.tagSet.create({
      data: { ...named('Ring'), tags: { create: { ...named('Beta'), color: '#000000', position: 0 } } },
    })
    await db.channel.update({ where: { id: 1 }, data: { tenantTagIds: [1] } })
    expect(await app.deploy(1, forAcme)).toMatchObject({ code: 'INVALID_STATE', path: ['input', 'tenant'] })
    expect(await app.deploy(1)).toBeNull()
    await db.tenantTag.create({ data: { tenantId: 1, tagId: 1 } })
    expect(await app.deploy(1, forAcme)).toBeNull()
    await db.channel.update({ where: { id: 1 }, data: { tenantTagIds: [] } })
  })
})

describe('the first rule in their order', () => {
  it('is the one that refuses; a check tells them all', async () => {
    await app.space.db.deploymentFreeze.create({ data: { ...named('Now'), startAt: soon(-1), endAt: soon(1) } })
    await app.space.db.release.update({ where: { id: 1 }, data: { openDefects: 1 } })
    await app.space.db.project.update({ where: { id: 1 }, data: { tenantedMode: 'TENANTED', isDisabled: true } })
    expect(await app.failing(2)).toEqual([
      'PROJECT INVALID_STATE',
      'TENANT INVALID_STATE',
      'LIFECYCLE LIFECYCLE_BLOCKED',
      'FREEZE DEPLOYMENT_FROZEN',
      'DEFECT DEFECT_OPEN',
    ])
    expect((await app.deploy(2))?.path).toEqual(['input', 'release'])
    await app.space.db.project.update({ where: { id: 1 }, data: { isDisabled: false } })
    expect((await app.deploy(2))?.path).toEqual(['input', 'tenant'])
    await app.space.db.project.update({ where: { id: 1 }, data: { tenantedMode: 'UNTENANTED' } })
    expect((await app.deploy(2))?.code).toBe('LIFECYCLE_BLOCKED')
    expect((await app.deploy(1))?.code).toBe('DEPLOYMENT_FROZEN')
    await app.space.db.deploymentFreeze.deleteMany()
    expect((await app.deploy(1))?.code).toBe('DEFECT_OPEN')
  })

  it('is told to whoever may not deploy there, too', async () => {
    const who = await app.somebody([['ReleaseView', 'EnvironmentView']])
    const { rules } = await app.check(1, null, who)
    expect(rules.find(({ isPassed }) => !isPassed)).toMatchObject({ rule: 'PERMISSION', error: { code: 'FORBIDDEN' } })
    const { errors } = await app.space.ask(
      `{ checkDeployment(release: "Spaces-1/Releases-9", environment: "Spaces-1/Environments-1") { isAllowed } }`,
    )
    expect(errors[0]?.extensions.code).toBe('NOT_FOUND')
  })
})
