import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

const id = (n: number) => `Spaces-1/Tenants-${n}`
const tag = (n: number) => `Spaces-1/Tags-${n}`
const env = (n: number) => `Spaces-1/Environments-${n}`
const projectId = (n: number) => `Spaces-1/Projects-${n}`
const FIELDS = `tenant { id name isDisabled archivedAt version tags { canonicalName }
  projectLinks { project { name } isForAllEnvironments environments { name } } }`

const act = (mutation: string, input: object, who = MANAGER) => mutate(space, mutation, { ...input }, who, FIELDS)

beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  for (const name of ['Shop', 'Accounts']) await db.project.create({ data: project(name) })
  const tags = (...names: string[]) => ({
    create: names.map((name, i) => ({ ...named(name), color: '#000000', position: i })),
  })
  await db.tagSet.create({ data: { ...named('Region'), tags: tags('EU', 'US') } })
  await db.tagSet.create({ data: { ...named('Ring'), sortOrder: -1, tags: tags('Early') } })
})
afterAll(() => space.close())

describe('a tenant', () => {
  it('has tags, in the order of their sets, and projects', async () => {
    const input = {
      space: 'Spaces-1',
      name: 'Acme',
      tags: [tag(2), tag(3), tag(1)],
      projects: [projectId(1), projectId(2)],
    }
    const everywhere = { isForAllEnvironments: true, environments: [] }
    expect(await act('createTenant', input)).toEqual({
      errors: [],
      tenant: {
        ...{ id: id(1), name: 'Acme', isDisabled: false, archivedAt: null, version: 1 },
        tags: ['Ring/Early', 'Region/EU', 'Region/US'].map((canonicalName) => ({ canonicalName })),
        projectLinks: [
          { project: { name: 'Accounts' }, ...everywhere },
          { project: { name: 'Shop' }, ...everywhere },
        ],
      },
    })
    const changes = { tags: [tag(1)], isDisabled: true, expectedVersion: 1 }
    expect((await act('updateTenant', { id: id(1), ...changes })).tenant).toMatchObject({
      ...{ isDisabled: true, version: 2, tags: [{ canonicalName: 'Region/EU' }] },
    })
    const event = await space.db.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(event).toMatchObject({
      before: { tagIds: [1, 2, 3], projectIds: [1, 2] },
      after: { tagIds: [1], projectIds: [1, 2] },
    })
    expect((await act('updateTenant', { id: id(1), tags: [tag(9)] })).errors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'tags'] },
    ])
  })

  it('has each project deployed for it in some environments, or in all', async () => {
    const link = { tenant: id(1), project: projectId(1) }
    const set = await act('setProjectTenant', { ...link, environments: [env(4), env(1)], expectedVersion: 2 })
    expect(set.errors).toEqual([])
    expect(set.tenant).toMatchObject({
      version: 3,
      projectLinks: [
        { project: { name: 'Accounts' }, isForAllEnvironments: true },
        {
          project: { name: 'Shop' },
          isForAllEnvironments: false,
          environments: [{ name: 'Production' }, { name: 'Dev' }],
        },
      ],
    })
    expect((await act('setProjectTenant', { ...link, expectedVersion: 2 })).errors).toMatchObject([
      { code: 'VERSION_CONFLICT' },
    ])
    // The list of projects says nothing of environments.
    await act('updateTenant', { id: id(1), projects: [projectId(1)] })
    expect(await space.db.projectTenant.findMany()).toEqual([{ projectId: 1, tenantId: 1, environmentIds: [4, 1] }])
    const all = await act('setProjectTenant', { ...link, environments: null })
    expect(all.tenant).toMatchObject({ projectLinks: [{ isForAllEnvironments: true, environments: [] }] })
    expect((await act('removeProjectTenant', link)).tenant).toMatchObject({ projectLinks: [] })
    expect((await act('removeProjectTenant', link)).errors).toMatchObject([
      { code: 'INVALID_STATE', path: ['input', 'project'] },
    ])
    expect((await act('setProjectTenant', link)).tenant).toMatchObject({
      projectLinks: [{ project: { name: 'Shop' } }],
    })
  })

  it('keeps what somebody cannot see of its environments, unless it is for all', async () => {
    const who = caller('Users-20')
    const give = async (permissions: string[], scope: object) => {
      const role = await space.db.userRole.create({ data: { ...named(permissions.join()), permissions } })
      await giveRole(space.db, who.subject, role.id, scope)
    }
    await give(['TenantView', 'TenantEdit'], {})
    await give(['EnvironmentView', 'ProjectView'], { Environments: [1, 2], Projects: [1] })
    const link = { tenant: id(1), project: projectId(1) }
    await act('setProjectTenant', { ...link, environments: [env(1), env(4)] })
    const set = await act('setProjectTenant', { ...link, environments: [env(2)] }, who)
    expect(set.tenant).toMatchObject({
      projectLinks: [{ isForAllEnvironments: false, environments: [{ name: 'Test' }] }],
    })
    const kept = () => space.db.projectTenant.findFirstOrThrow({ where: { projectId: 1 } })
    expect((await kept()).environmentIds).toEqual([2, 4])
    expect((await act('setProjectTenant', { ...link, environments: [env(4)] }, who)).errors).toMatchObject([
      { code: 'NOT_FOUND' },
    ])
    expect((await act('setProjectTenant', { ...link, environments: [] }, who)).errors).toEqual([])
    expect((await kept()).environmentIds).toEqual([])
    const unseen = await act('setProjectTenant', { ...link, project: projectId(2) }, who)
    expect(unseen.errors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'project'] }])
  })

  it('is read-only while it is archived', async () => {
    const archived = await act('archiveTenant', { id: id(1) })
    expect(archived.tenant).toMatchObject({ archivedAt: expect.any(String) })
    expect((await act('archiveTenant', { id: id(1) })).tenant).toEqual(archived.tenant)
    const link = { tenant: id(1), project: projectId(1) }
    for (const [mutation, input] of [
      ['updateTenant', { id: id(1), name: 'x' }],
      ['setProjectTenant', link],
      ['removeProjectTenant', link],
    ] as const) {
      expect((await act(mutation, input)).errors).toMatchObject([{ code: 'INVALID_STATE' }])
    }
    expect((await act('restoreTenant', { id: id(1) })).tenant).toMatchObject({ archivedAt: null })
    expect((await act('updateTenant', { id: id(1), name: 'Acme' })).errors).toEqual([])
  })

  it('that is only a placeholder is changed in the Space that owns it', async () => {
    const remote = await space.db.tenant.create({ data: { ...named('Far'), remoteOf: 'Spaces-2/Tenants-3' } })
    const of = { id: id(remote.id) }
    const link = { tenant: of.id, project: projectId(1) }
    for (const [mutation, input] of [
      ['archiveTenant', of],
      ['restoreTenant', of],
      ['setProjectTenant', link],
      ['cloneTenant', { tenant: of.id, name: 'Near' }],
    ] as const) {
      const [error] = (await act(mutation, input)).errors
      expect(error).toMatchObject({ code: 'NOT_OWNER', message: expect.stringContaining('Spaces-2/Tenants-3') })
    }
    expect((await mutate(space, 'deleteTenant', of, MANAGER)).errors).toMatchObject([{ code: 'NOT_OWNER' }])
  })
})
