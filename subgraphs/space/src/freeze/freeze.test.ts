import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

const env = (n: number) => `Spaces-1/Environments-${n}`
const tenant = (n: number) => `Spaces-1/Tenants-${n}`
const projectId = (n: number) => `Spaces-1/Projects-${n}`
const id = (n: number) => `Spaces-1/DeploymentFreezes-${n}`
const FIELDS = `deploymentFreeze { id name startAt endAt state holdsForSpace version scopes {
  isAnyProject project { name } isAnyEnvironment environment { name } isAnyTenant tenant { name } } }`
const LONG_AGO = { startAt: '2020-12-20T00:00:00.000Z', endAt: '2021-01-07T00:00:00.000Z' }

const create = (input: object) =>
  mutate(space, 'createDeploymentFreeze', { space: 'Spaces-1', ...LONG_AGO, ...input }, MANAGER, FIELDS)
const update = (input: object) => mutate(space, 'updateDeploymentFreeze', { ...input }, MANAGER, FIELDS)

beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  for (const name of ['Shop', 'Accounts']) await db.project.create({ data: project(name) })
  await db.tenant.createMany({ data: ['Acme', 'Mars'].map(named) })
})
afterAll(() => space.close())

describe('a deployment freeze', () => {
  it('holds for what its scopes name, each once', async () => {
    const scope = { project: projectId(1), environment: env(4), tenant: tenant(1) }
    const { errors, deploymentFreeze } = await create({
      name: 'Christmas',
      scopes: [scope, { environment: env(1) }, scope],
    })
    expect(errors).toEqual([])
    expect(deploymentFreeze).toEqual({
      ...{ id: id(1), name: 'Christmas', ...LONG_AGO, state: 'PAST', holdsForSpace: false, version: 1 },
      scopes: [
        {
          ...{
            isAnyProject: false,
            project: { name: 'Shop' },
            isAnyEnvironment: false,
            environment: { name: 'Production' },
          },
          ...{ isAnyTenant: false, tenant: { name: 'Acme' } },
        },
        {
          ...{ isAnyProject: true, project: null, isAnyEnvironment: false, environment: { name: 'Dev' } },
          ...{ isAnyTenant: true, tenant: null },
        },
      ],
    })
    const event = await space.db.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(event).toMatchObject({
      ...{ kind: 'DeploymentFreezes', projectIds: [1], environmentIds: [4, 1], tenantIds: [1] },
      after: { scopes: [{ projectId: 1, environmentId: 4, tenantId: 1 }, { environmentId: 1 }] },
    })
    expect((await create({ name: 'christmas' })).errors).toMatchObject([{ code: 'CONFLICT' }])
  })

  it('changes as far as it is said, its scopes wholly; without any it holds for the whole Space', async () => {
    const renamed = await update({ id: id(1), name: 'Xmas', endAt: '2021-01-08T00:00:00.000Z', expectedVersion: 1 })
    expect(renamed.deploymentFreeze).toMatchObject({ name: 'Xmas', endAt: '2021-01-08T00:00:00.000Z', version: 2 })
    expect((await update({ id: id(1), scopes: [{ tenant: tenant(2) }] })).deploymentFreeze).toMatchObject({
      ...{ holdsForSpace: false, scopes: [{ isAnyProject: true, isAnyEnvironment: true, tenant: { name: 'Mars' } }] },
    })
    expect((await update({ id: id(1), scopes: [] })).deploymentFreeze).toMatchObject({
      holdsForSpace: true,
      scopes: [],
    })
    expect((await update({ id: id(1), expectedVersion: 3 })).errors).toMatchObject([{ code: 'VERSION_CONFLICT' }])
    const remove = await mutate(
      space,
      'deleteDeploymentFreeze',
      { id: id(1), expectedVersion: 4 },
      MANAGER,
      'deletedId',
    )
    expect(remove).toEqual({ deletedId: id(1), errors: [] })
  })

  it.each([
    ['an end before its start', { endAt: '2020-01-01T00:00:00Z' }, 'BAD_INPUT', ['endAt']],
    ['an end at its start', { endAt: LONG_AGO.startAt }, 'BAD_INPUT', ['endAt']],
    ['a start before 1970', { startAt: '1969-12-31T23:59:59Z' }, 'BAD_INPUT', ['startAt']],
    ['a scope that names nothing', { scopes: [{ project: projectId(1) }, {}] }, 'BAD_INPUT', ['scopes', '1']],
    ['501 scopes', { scopes: Array(501).fill({ project: projectId(1) }) }, 'BAD_INPUT', ['scopes']],
    ['a project that is not there', { scopes: [{ project: projectId(9) }] }, 'NOT_FOUND', ['scopes']],
    ['a tenant for an environment', { scopes: [{ environment: tenant(1) }] }, 'BAD_ID', ['scopes', '0', 'environment']],
    ['a tenant of another Space', { scopes: [{ tenant: 'Spaces-2/Tenants-1' }] }, 'BAD_ID', ['scopes', '0', 'tenant']],
  ])('refuses %s', async (_what, input, code, path) => {
    expect((await create({ name: 'Odd', ...input })).errors).toMatchObject([{ code, path: ['input', ...path] }])
    const { id: local } = await space.db.deploymentFreeze.upsert({
      where: { nameKey: 'plain' },
      create: { ...named('Plain'), startAt: new Date(LONG_AGO.startAt), endAt: new Date(LONG_AGO.endAt) },
      update: {},
    })
    expect((await update({ id: id(local), ...input })).errors).toMatchObject([{ code, path: ['input', ...path] }])
  })

  it('that held for a deleted project or tenant alone goes with it, and widens to nothing else', async () => {
    const { db } = space
    await db.deploymentFreeze.deleteMany()
    const doomed = await db.project.create({ data: project('Doomed') })
    const gone = await db.tenant.create({ data: named('Gone') })
    const both = [{ projectId: doomed.id, environmentId: 1 }, { tenantId: gone.id }]
    for (const [name, scopes] of Object.entries({
      'of the project': [{ projectId: doomed.id }, { projectId: doomed.id, environmentId: 4 }],
      'of the tenant': [{ projectId: 1, tenantId: gone.id }],
      'of both': both,
      'of more': [...both, { environmentId: 4 }],
      'of the Space': [],
    })) {
      const dates = { startAt: new Date(0), endAt: new Date(1) }
      await db.deploymentFreeze.create({ data: { ...named(name), ...dates, scopes: { createMany: { data: scopes } } } })
    }
    const left = async () => {
      const rows = await db.deploymentFreeze.findMany({ orderBy: { id: 'asc' }, include: { scopes: true } })
      return rows.map(({ name, scopes }) => `${name}: ${scopes.length}`)
    }
    const remove = (mutation: string, of: string) => mutate(space, mutation, { id: of }, MANAGER, 'deletedId')
    expect((await remove('deleteProject', projectId(doomed.id))).errors).toEqual([])
    expect(await left()).toEqual(['of the tenant: 1', 'of both: 1', 'of more: 2', 'of the Space: 0'])
    expect((await remove('deleteTenant', tenant(gone.id))).errors).toEqual([])
    expect(await left()).toEqual(['of more: 1', 'of the Space: 0'])
  })
})
