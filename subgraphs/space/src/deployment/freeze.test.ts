import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Permission } from '@spaceport/kit/rights/permission'
import { appSpace, id, soon, type App } from '../testing/app.js'
import { named } from '../testing/rows.js'

let app: App

beforeAll(async () => {
  app = await appSpace()
})
beforeEach(() => app.reset())
afterAll(() => app.space.close())

const forAcme = { tenant: id('Tenants', 1) }

describe('a freeze', () => {
  const freeze = (name: string, scopes: object[] = [], from = -1, to = 1) =>
    app.space.db.deploymentFreeze.create({
      data: { ...named(name), startAt: soon(from), endAt: soon(to), scopes: { create: scopes } },
    })

  it('keeps deployments away while it holds, for what it holds', async () => {
    await freeze('Over', [], -2, -1)
    await freeze('Later', [], 1, 2)
    await freeze('Of another', [{ environmentId: 4 }, { tenantId: 1 }])
    expect(await app.deploy(1)).toBeNull()
    expect(await app.deploy(1, forAcme)).toMatchObject({ code: 'DEPLOYMENT_FROZEN', path: ['input', 'environment'] })
    const { endAt } = await freeze('Christmas', [{ projectId: 1, environmentId: 1 }])
    expect((await app.deploy(1))?.message).toBe(
      `Deployments are frozen here by "Christmas" until ${endAt.toISOString()}.`,
    )
    expect(await app.failing(1)).toEqual(['FREEZE DEPLOYMENT_FROZEN'])
  })

  it('is overridden with a reason by whoever administers freezes there, which is audited and logged', async () => {
    const made = await freeze('Christmas')
    const wish = { overrideFreeze: true, freezeOverrideReason: 'The site is down.' }
    expect(await app.deploy(1, { overrideFreeze: true, freezeOverrideReason: ' ' })).toMatchObject({
      code: 'BAD_INPUT',
    })
    const views: Permission[] = ['DeploymentCreate', 'ReleaseView', 'EnvironmentView']
    const thaw = (environment: number) =>
      app.somebody([views], [['DeploymentFreezeAdminister'], { Environments: [environment] }])
    expect(await app.deploy(1, wish, await app.somebody([views]))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await app.deploy(1, wish, await thaw(2))).toMatchObject({ code: 'FORBIDDEN' })
    const who = await thaw(1)
    expect(await app.deploy(1, wish, who)).toBeNull()
    const event = await app.space.db.auditEvent.findFirstOrThrow({
      where: { kind: 'Deployments', actor: who.subject },
      orderBy: { id: 'desc' },
    })
    expect(event.after).toMatchObject({ freezeIds: [made.id], freezeOverrideReason: 'The site is down.' })
    expect(await app.space.db.taskLogLine.findFirst({ orderBy: { taskId: 'desc' } })).toMatchObject({
      level: 'WARNING',
      text: 'Deployed in spite of "Christmas": The site is down.',
    })
  })

  it('is not named to whoever does not see it', async () => {
    await freeze('Secret plan')
    const who = await app.somebody([['DeploymentCreate', 'ReleaseView']], [['EnvironmentView'], { Environments: [1] }])
    expect((await app.deploy(1, {}, who))?.message).toMatch(
      /^Deployments are frozen here by a freeze that you cannot see /,
    )
  })
})
