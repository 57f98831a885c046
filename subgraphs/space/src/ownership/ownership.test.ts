import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { appSpace, id, type App } from '../testing/app.js'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { open } from './open.js'
import type { Post } from './post.js'
import { seal } from './seal.js'
import { settle } from './settle.js'
import { codeOf, postIn } from './testing/post.js'
import { decline, unseal } from './unseal.js'

let app: App
let here: Post

const TEST = id('Environments', 2)
const ACME = id('Tenants', 1)
const away = (kind: string, local: number) => `Spaces-2/${kind}-${local}`

beforeAll(async () => {
  app = await appSpace()
  here = await postIn(app.space)
})
afterAll(() => app.space.close())
beforeEach(async () => {
  await app.reset()
  const { db } = app.space
  await db.environment.updateMany({ where: { NOT: { name: 'Away' } }, data: { remoteOf: null, epoch: 0 } })
  await db.tenant.updateMany({ data: { remoteOf: null, epoch: 0 } })
})

const environment = (local: number) => app.space.db.environment.findUniqueOrThrow({ where: { id: local } })
const sealing = (epoch = 1, to = away('Environments', 9)) =>
  seal(here, { kind: 'ENVIRONMENT', id: TEST, epoch, to, identity: null })
const update = (name: string) => mutate(app.space, 'updateEnvironment', { id: TEST, name }, MANAGER)

describe('sealing', () => {
  it('makes a placeholder, once, which is audited and takes no write', async () => {
    const before = await environment(2)
    await sealing()
    await sealing()
    expect(await environment(2)).toMatchObject({
      remoteOf: 'Spaces-2/Environments-9',
      epoch: 1,
      version: before.version + 1,
    })
    const events = await app.space.db.auditEvent.findMany({ where: { action: 'sealOwner', subject: TEST } })
    expect(events).toMatchObject([{ actor: 'zone', after: { remoteOf: 'Spaces-2/Environments-9', epoch: 1 } }])
    expect((await update('Test 2')).errors).toMatchObject([{ code: 'NOT_OWNER' }])
    expect(await app.deploy(2)).toMatchObject({ code: 'NOT_OWNER' })
  })

  it('takes the epoch that ends', async () => {
    expect(await codeOf(sealing(2))).toBe('VERSION_CONFLICT')
    await sealing()
    expect(await codeOf(sealing(1, away('Environments', 8)))).toBe('VERSION_CONFLICT')
    expect(await codeOf(sealing(2))).toBe('NOT_OWNER')
    expect(
      await codeOf(seal(here, { kind: 'ENVIRONMENT', id: id('Environments', 99), epoch: 1, to: TEST, identity: null })),
    ).toBe('NOT_FOUND')
  })

  it('takes a placeholder for just that as sealed, which somebody made before the zone knew', async () => {
    const to = 'Spaces-2/Environments-1'
    const adopt = (epoch: number, other = to) =>
      seal(here, { kind: 'ENVIRONMENT', id: id('Environments', 6), epoch, to: other, identity: null })
    expect(await codeOf(adopt(1, away('Environments', 5)))).toBe('NOT_OWNER')
    await adopt(1)
    expect(await environment(6)).toMatchObject({ remoteOf: to, epoch: 1 })
    await app.space.db.environment.update({ where: { id: 6 }, data: { epoch: 0 } })
  })

  it('is refused while a deployment runs there, which is named', async () => {
    expect(await app.deploy(1)).toBeNull()
    const { id: deployment } = await app.space.db.deployment.findFirstOrThrow()
    const sealed = seal(here, {
      kind: 'ENVIRONMENT',
      id: id('Environments', 1),
      epoch: 1,
      to: away('Environments', 9),
      identity: null,
    })
    await expect(sealed).rejects.toMatchObject({
      code: 'INVALID_STATE',
      message: expect.stringContaining(`Spaces-1/Deployments-${deployment} (App 1.0)`),
    })
    await app.reset()
    await app.space.db.deployment.create({ data: { projectId: 1, releaseId: 1, environmentId: 1, tenantId: 1 } })
    const tenant = seal(here, { kind: 'TENANT', id: ACME, epoch: 1, to: away('Tenants', 1), identity: null })
    expect(await codeOf(tenant)).toBe('INVALID_STATE')
  })

  it.each([
    ['a deployment', 2, () => app.deploy(1)],
    ['an edit', 2, () => mutate(app.space, 'updateEnvironment', { id: id('Environments', 1), name: 'Dev' }, MANAGER)],
  ])('makes %s that waits for it be refused', async (_what, waiters, work) => {
    let late: Promise<unknown> | undefined
    await app.space.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM environment WHERE id = 1 FOR UPDATE`
      late = work()
      const waiting = async () => {
        const [row] = await app.space.db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM pg_stat_activity
          WHERE wait_event_type = 'Lock' AND datname = current_database()`
        return row?.n ?? 0
      }
      while ((await waiting()) === 0);
      await tx.environment.update({ where: { id: 1 }, data: { remoteOf: away('Environments', waiters), epoch: 1 } })
    })
    expect(JSON.stringify(await late)).toContain('NOT_OWNER')
    await app.space.db.environment.update({ where: { id: 1 }, data: { remoteOf: null, epoch: 0 } })
  })
})

describe('opening', () => {
  const opening = (epoch: number, from = ['Spaces-7/Environments-1']) =>
    open(here, { kind: 'ENVIRONMENT', id: TEST, epoch, from, carried: null })

  it('makes a placeholder of what was given writable, once, and takes no epoch that is over', async () => {
    await app.space.db.environment.update({ where: { id: 2 }, data: { remoteOf: 'Spaces-7/Environments-1', epoch: 3 } })
    expect(await codeOf(opening(3))).toBe('VERSION_CONFLICT')
    expect(await codeOf(opening(4, ['Spaces-7/Environments-2']))).toBe('INVALID_STATE')
    const { version } = await environment(2)
    await opening(4)
    await opening(4)
    expect(await environment(2)).toMatchObject({ remoteOf: null, epoch: 4, version: version + 1 })
    expect((await update('Test')).errors).toEqual([])
  })

  it('has no effect when it comes after it was declined', async () => {
    await app.space.db.environment.update({ where: { id: 2 }, data: { remoteOf: 'Spaces-7/Environments-1', epoch: 3 } })
    const declining = () => decline(here, { kind: 'ENVIRONMENT', id: TEST, epoch: 4 })
    expect([await declining(), await declining()]).toEqual([{ opened: false }, { opened: false }])
    expect(await codeOf(opening(4))).toBe('VERSION_CONFLICT')
    await opening(5)
    expect(await decline(here, { kind: 'ENVIRONMENT', id: TEST, epoch: 5 })).toEqual({ opened: true })
  })
})

describe('taking back', () => {
  const taking = (epoch = 1) => unseal(here, { kind: 'ENVIRONMENT', id: TEST, epoch, to: away('Environments', 9) })

  it('opens what was sealed again, once', async () => {
    await sealing()
    await taking()
    await taking()
    expect(await environment(2)).toMatchObject({ remoteOf: null, epoch: 1 })
    expect(await codeOf(sealing(1))).toBe('VERSION_CONFLICT')
    await sealing(2)
    expect(await codeOf(taking(1))).toBe('VERSION_CONFLICT')
  })

  it('leaves no effect to a seal that comes late', async () => {
    await taking()
    expect(await codeOf(sealing(1))).toBe('VERSION_CONFLICT')
    expect(await environment(2)).toMatchObject({ remoteOf: null, epoch: 1 })
  })
})

describe('settling', () => {
  const settling = (epoch: number, to: string) => settle(here, { kind: 'ENVIRONMENT', id: TEST, epoch, to })

  it('makes a placeholder name the owner, and touches nothing that lives here or knows better', async () => {
    await settling(5, away('Environments', 9))
    expect(await environment(2)).toMatchObject({ remoteOf: null, epoch: 0 })
    await sealing()
    await settling(2, 'Spaces-3/Environments-1')
    expect(await environment(2)).toMatchObject({ remoteOf: 'Spaces-3/Environments-1', epoch: 2 })
    await settling(1, away('Environments', 9))
    expect(await environment(2)).toMatchObject({ remoteOf: 'Spaces-3/Environments-1', epoch: 2 })
  })
})
