import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { appSpace, id, type App } from '../testing/app.js'
import { named } from '../testing/rows.js'

let app: App

beforeAll(async () => {
  app = await appSpace()
})
beforeEach(() => app.reset())
afterAll(() => app.space.close())

const forAcme = { tenant: id('Tenants', 1) }

describe('the lifecycle', () => {
  it('names the phase that must be passed first, and what is missing', async () => {
    expect(await app.deploy(2)).toEqual({
      code: 'LIFECYCLE_BLOCKED',
      message: 'It has to pass the phase "Dev" first: it must be deployed to Dev.',
      path: ['input', 'environment'],
    })
    await app.succeeded(1)
    await app.succeeded(2)
    expect((await app.deploy(4))?.message).toBe(
      'It has to pass the phase "Test" first: it must be deployed to Test Europe.',
    )
    await app.space.db.phase.updateMany({ where: { name: 'Test' }, data: { minimumEnvironmentsBeforePromotion: 1 } })
    expect(await app.deploy(4)).toBeNull()
    await app.space.db.phase.updateMany({ data: { minimumEnvironmentsBeforePromotion: 0 } })
    expect((await app.deploy(5))?.message).toBe('The environment is in no phase of the lifecycle "Standard".')
  })

  it('names nothing that does not exist for the caller', async () => {
    const who = await app.somebody([['DeploymentCreate', 'ReleaseView']], [['EnvironmentView'], { Environments: [2] }])
    expect((await app.deploy(2, {}, who))?.message).toBe(
      'It has to pass an earlier phase first: it must be deployed to 1 that you cannot see.',
    )
  })

  it("is the channel's where that has one", async () => {
    const { db } = app.space
    const phases = { create: { name: 'All', position: 0, environments: { create: { environmentId: 4, position: 0 } } } }
    const { id: lifecycleId } = await db.lifecycle.create({ data: { ...named('Hotfix'), phases } })
    await db.channel.update({ where: { id: 1 }, data: { lifecycleId } })
    expect(await app.deploy(4)).toBeNull()
    expect((await app.deploy(1))?.code).toBe('LIFECYCLE_BLOCKED')
    await db.channel.update({ where: { id: 1 }, data: { lifecycleId: null } })
  })

  it('is gone through by each tenant of its own, where the tenant is deployed to', async () => {
    await app.succeeded(1)
    expect(await app.deploy(2, forAcme)).toBeNull()
    const link = (environmentIds: number[]) => app.space.db.projectTenant.updateMany({ data: { environmentIds } })
    await link([1, 2])
    expect((await app.deploy(2, forAcme))?.message).toBe(
      'It has to pass the phase "Dev" first: it must be deployed to Dev.',
    )
    await app.succeeded(1, 1)
    expect(await app.deploy(2, forAcme)).toBeNull()
    await link([4])
    expect(await app.deploy(4, forAcme)).toBeNull()
    expect((await app.deploy(4))?.code).toBe('LIFECYCLE_BLOCKED')
    // None of whose environments is in the lifecycle.
    await link([5])
    expect((await app.deploy(5, forAcme))?.code).toBe('LIFECYCLE_BLOCKED')
  })
})

describe('an open defect', () => {
  it('keeps a release from further phases, not from where it was', async () => {
    await app.succeeded(1)
    await app.succeeded(3)
    await app.space.db.release.update({ where: { id: 1 }, data: { openDefects: 1 } })
    expect(await app.deploy(1)).toBeNull()
    expect(await app.deploy(2)).toBeNull()
    await app.succeeded(2)
    expect(await app.deploy(4)).toMatchObject({ code: 'DEFECT_OPEN', path: ['input', 'release'] })
    await app.space.db.release.update({ where: { id: 1 }, data: { openDefects: 0 } })
    expect(await app.deploy(4)).toBeNull()
  })

  it('keeps one that was nowhere yet', async () => {
    await app.space.db.release.update({ where: { id: 1 }, data: { openDefects: 2 } })
    expect((await app.deploy(1))?.code).toBe('DEFECT_OPEN')
  })
})

describe('values', () => {
  it('of required templates must be there', async () => {
    const { db } = app.space
    const template = { projectId: 1, position: 0, ...named('DbName'), scope: 'TENANT' as const }
    await db.variableTemplate.create({ data: template })
    expect(await app.deploy(1)).toBeNull()
    expect(await app.deploy(1, forAcme)).toMatchObject({
      code: 'VALUES_MISSING',
      message: 'Values are missing: DbName.',
    })
    const blind = await app.somebody([['DeploymentCreate', 'ReleaseView', 'EnvironmentView', 'TenantView']])
    expect((await app.deploy(1, forAcme, blind))?.message).toBe('Values are missing: 1 that you cannot see.')
    await db.templateValue.create({ data: { templateId: 1, projectId: 1, tenantId: 1, isNull: true } })
    expect(await app.deploy(1, forAcme)).toBeNull()
    await db.variableTemplate.deleteMany()
  })
})
