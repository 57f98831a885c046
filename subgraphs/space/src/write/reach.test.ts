import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Permission } from '@spaceport/kit/rights/permission'
import type { Scope } from '@spaceport/kit/rights/scope'
import { caller } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

const LINKS = [
  { projectId: 1, tenantId: 1 },
  { projectId: 3, tenantId: 2 },
]

/** Projects 1 and 2 in group 1, project 3 in group 2, each with a release of its number; tenants 1 and 2, for which projects 1 and 3 are deployed; a deployment of each release. */
beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  // So that a release may go anywhere.
  await db.phase.updateMany({ data: { isOptional: true } })
  await db.projectGroup.create({ data: named('Other') })
  for (const name of ['One', 'Two']) await db.project.create({ data: project(name) })
  await db.project.create({ data: { ...project('Three'), projectGroupId: 2 } })
  await db.tenant.createMany({ data: ['Acme', 'Mars'].map(named) })
  await db.projectTenant.createMany({ data: LINKS })
  for (const id of [1, 2, 3]) {
    await db.release.create({ data: { projectId: id, ...named('1.0') } })
    await db.deployment.create({
      data: { projectId: id, releaseId: id, environmentId: 1, tenantId: id === 3 ? 2 : null },
    })
  }
})

afterAll(() => space.close())

let people = 100

/** Somebody who sees some of the Space, and may do something with some of that. */
async function somebody(views: Permission[], seen: Partial<Scope>, may: Permission[] = [], where: Partial<Scope> = {}) {
  const subject = `Users-${people++}`
  for (const [permissions, scope] of [
    [views, seen],
    [may, where],
  ] as const) {
    const role = await space.db.userRole.create({
      data: { ...named(`Role ${people++}`), permissions: [...permissions] },
    })
    await giveRole(space.db, subject, role.id, scope)
  }
  return caller(subject)
}

const id = (kind: string, local: number) => `Spaces-1/${kind}-${local}`

/** The code of a refusal, or DONE; whatever was refused has changed nothing. */
async function code(mutation: string, input: object, who: ReturnType<typeof caller>): Promise<string> {
  const rows = () => Promise.all([space.db.auditEvent.count(), space.db.change.count()])
  const before = await rows()
  const [error] = (await mutate(space, mutation, { ...input }, who)).errors
  if (!error) return 'DONE'
  expect(error.message).not.toMatch(/One|Two|Three|Other|Acme|Mars/)
  if (mutation !== 'setTeamMembers') expect(await rows()).toEqual(before)
  return error.code
}

describe('what somebody cannot see', () => {
  it('is not found by a change, even with the permission to change it', async () => {
    const who = await somebody(['ProjectView'], { Projects: [1] }, ['ProjectEdit', 'ProjectDelete', 'ReleaseCreate'])
    expect(await code('updateProject', { id: id('Projects', 1), description: 'x' }, who)).toBe('DONE')
    for (const unseen of [2, 3, 999]) {
      const of = id('Projects', unseen)
      expect(await code('updateProject', { id: of, description: 'x' }, who)).toBe('NOT_FOUND')
      expect(await code('deleteProject', { id: of }, who)).toBe('NOT_FOUND')
      expect(await code('createRelease', { project: of, version: '9' }, who)).toBe('NOT_FOUND')
    }
  })

  it('is not found where a change refers to it', async () => {
    const views: Permission[] = [
      'ProjectView',
      'ReleaseView',
      'EnvironmentView',
      'TenantView',
      'LifecycleView',
      'ProjectGroupView',
    ]
    const who = await somebody(views, { ProjectGroups: [1], Environments: [1], Tenants: [1] }, [
      ...([
        'DeploymentCreate',
        'LifecycleCreate',
        'TenantCreate',
        'TenantEdit',
        'ProjectEdit',
        'ProjectCreate',
      ] as const),
    ])
    const deploy = (release: number, environment: number, tenant?: number) =>
      code(
        'createDeployment',
        {
          release: id('Releases', release),
          environment: id('Environments', environment),
          ...(tenant ? { tenant: id('Tenants', tenant) } : {}),
        },
        who,
      )
    expect([await deploy(1, 1, 1), await deploy(1, 1)]).toEqual(['DONE', 'DONE'])
    expect([await deploy(3, 1), await deploy(1, 2), await deploy(1, 1, 2)]).toEqual(Array(3).fill('NOT_FOUND'))
    const phases = (environment: number) => [{ name: 'P', environments: [id('Environments', environment)] }]
    const lifecycle = { space: 'Spaces-1', name: 'Mine' }
    expect(await code('createLifecycle', { ...lifecycle, phases: phases(2) }, who)).toBe('NOT_FOUND')
    expect(await code('createLifecycle', { ...lifecycle, phases: phases(1) }, who)).toBe('DONE')
    const tenant = { space: 'Spaces-1', name: 'New' }
    expect(await code('createTenant', { ...tenant, projects: [id('Projects', 3)] }, who)).toBe('NOT_FOUND')
    expect(await code('updateProject', { id: id('Projects', 1), projectGroup: id('ProjectGroups', 2) }, who)).toBe(
      'NOT_FOUND',
    )
    const created = {
      space: 'Spaces-1',
      name: 'P',
      lifecycle: id('Lifecycles', 1),
      projectGroup: id('ProjectGroups', 2),
    }
    expect(await code('createProject', created, who)).toBe('NOT_FOUND')
  })
})

describe('what somebody sees but may not change', () => {
  it('is forbidden', async () => {
    const who = await somebody(['ProjectView', 'EnvironmentView'], {}, ['ProjectEdit', 'EnvironmentEdit'], {
      ...{ Projects: [1], Environments: [2] },
    })
    expect(await code('updateProject', { id: id('Projects', 1), description: 'y' }, who)).toBe('DONE')
    expect(await code('updateProject', { id: id('Projects', 2), description: 'y' }, who)).toBe('FORBIDDEN')
    expect(await code('updateEnvironment', { id: id('Environments', 2), sortOrder: 1 }, who)).toBe('DONE')
    expect(await code('updateEnvironment', { id: id('Environments', 1), sortOrder: 1 }, who)).toBe('FORBIDDEN')
    expect(await code('deleteProject', { id: id('Projects', 1) }, who)).toBe('FORBIDDEN')
  })
})

describe('what is to be', () => {
  it('must be within the limits: a project in a group', async () => {
    const who = await somebody(['ProjectGroupView', 'LifecycleView', 'ProjectView'], {}, ['ProjectCreate'], {
      ProjectGroups: [1],
    })
    const make = (group: number) =>
      code(
        'createProject',
        {
          space: 'Spaces-1',
          name: `In ${group}`,
          projectGroup: id('ProjectGroups', group),
          lifecycle: id('Lifecycles', 1),
        },
        who,
      )
    expect(await make(1)).toBe('DONE')
    expect(await make(2)).toBe('FORBIDDEN')
    const byProject = await somebody(['ProjectGroupView', 'LifecycleView'], {}, ['ProjectCreate'], { Projects: [1] })
    const input = {
      space: 'Spaces-1',
      name: 'No',
      projectGroup: id('ProjectGroups', 1),
      lifecycle: id('Lifecycles', 1),
    }
    expect(await code('createProject', input, byProject)).toBe('FORBIDDEN')
  })

  it('must be within the limits: a project that moves to another group', async () => {
    const who = await somebody(['ProjectGroupView', 'ProjectView'], {}, ['ProjectEdit'], { ProjectGroups: [1] })
    const move = (of: number, to: number) =>
      code('updateProject', { id: id('Projects', of), projectGroup: id('ProjectGroups', to) }, who)
    expect(await move(2, 1)).toBe('DONE')
    expect(await move(2, 2)).toBe('FORBIDDEN')
    expect(await move(3, 1)).toBe('FORBIDDEN')
    const byProject = await somebody(['ProjectGroupView', 'ProjectView'], {}, ['ProjectEdit'], { Projects: [2] })
    const there = { id: id('Projects', 2), projectGroup: id('ProjectGroups', 2) }
    expect(await code('updateProject', there, byProject)).toBe('DONE')
    expect(await code('updateProject', { ...there, projectGroup: id('ProjectGroups', 1) }, byProject)).toBe('DONE')
  })

  it.each([
    ['createEnvironment', 'EnvironmentCreate', { Environments: [1] }],
    ['createTenant', 'TenantCreate', { Tenants: [1] }],
    ['createProjectGroup', 'ProjectGroupCreate', { ProjectGroups: [1] }],
  ] as const)('is within no limits to some of its kind: %s', async (mutation, permission, scope) => {
    const input = { space: 'Spaces-1', name: `By ${permission}` }
    expect(await code(mutation, input, await somebody([], {}, [permission], scope))).toBe('FORBIDDEN')
    expect(await code(mutation, input, await somebody([], {}, [permission]))).toBe('DONE')
  })

  it('must be within the limits: a deployment in its project, environment and tenant, and a report of it', async () => {
    const views: Permission[] = ['ReleaseView', 'EnvironmentView', 'TenantView', 'DeploymentView', 'ProjectView']
    const outcomes = async (scope: Partial<Scope>) => {
      const who = await somebody(views, {}, ['DeploymentCreate'], scope)
      const deploy = (release: number, environment: number, tenant: number | null) =>
        code(
          'createDeployment',
          {
            release: id('Releases', release),
            environment: id('Environments', environment),
            ...(tenant ? { tenant: id('Tenants', tenant) } : {}),
          },
          who,
        )
      const report = (deployment: number) =>
        code('reportDeployment', { deployment: id('Deployments', deployment), state: 'QUEUED' }, who)
      return [await deploy(1, 1, null), await deploy(3, 2, 2), await report(1), await report(3)]
    }
    const [yes, no] = ['DONE', 'FORBIDDEN']
    expect(await outcomes({})).toEqual([yes, yes, yes, yes])
    expect(await outcomes({ Projects: [1] })).toEqual([yes, no, yes, no])
    expect(await outcomes({ ProjectGroups: [2] })).toEqual([no, yes, no, yes])
    expect(await outcomes({ Environments: [2] })).toEqual([no, yes, no, no])
    expect(await outcomes({ Tenants: [2] })).toEqual([no, yes, no, yes])
    expect(await outcomes({ Projects: [1], Environments: [2] })).toEqual([no, no, no, no])
  })

  it('is of a project that is deployed for the tenant: a tenant of theirs lets nobody deploy any project', async () => {
    const views: Permission[] = ['ReleaseView', 'EnvironmentView', 'TenantView', 'ProjectView']
    const who = await somebody(views, {}, ['DeploymentCreate'], { Tenants: [1] })
    const deploy = (release: number) =>
      code(
        'createDeployment',
        { release: id('Releases', release), environment: id('Environments', 3), tenant: id('Tenants', 1) },
        who,
      )
    expect([await deploy(1), await deploy(2), await deploy(3)]).toEqual(['DONE', 'INVALID_STATE', 'INVALID_STATE'])
  })

  it('takes the permission to edit where an import changes a template that is there', async () => {
    const file = (Version: number) => ({
      space: 'Spaces-1',
      source: JSON.stringify({
        ...{ Id: 'reach', Name: 'Reach', ActionType: 'Octopus.Script', Version, Properties: {}, Parameters: [] },
      }),
    })
    const creator = await somebody(['ActionTemplateView'], {}, ['ActionTemplateCreate'])
    expect(await code('importStepTemplate', file(1), creator)).toBe('DONE')
    expect(await code('importStepTemplate', file(2), creator)).toBe('FORBIDDEN')
    const both = await somebody(['ActionTemplateView'], {}, ['ActionTemplateCreate', 'ActionTemplateEdit'])
    expect(await code('importStepTemplate', file(2), both)).toBe('DONE')
  })
})

describe('what somebody cannot see beside what they change', () => {
  beforeEach(async () => {
    await space.db.projectTenant.deleteMany()
    await space.db.projectTenant.createMany({ data: [1, 3].map((projectId) => ({ projectId, tenantId: 1 })) })
  })

  it('stays as it is: the links of a tenant to projects', async () => {
    const who = await somebody(['ProjectView'], { Projects: [1, 2] }, ['TenantView', 'TenantEdit'])
    expect(await code('updateTenant', { id: id('Tenants', 1), projects: [id('Projects', 2)] }, who)).toBe('DONE')
    const links = await space.db.projectTenant.findMany({ where: { tenantId: 1 }, orderBy: { projectId: 'asc' } })
    expect(links.map(({ projectId }) => projectId)).toEqual([2, 3])
  })

  it('is neither counted nor named: deployments that keep a project from being deleted', async () => {
    const who = await somebody(['ProjectView'], {}, ['ProjectDelete'])
    const { errors } = await mutate(space, 'deleteProject', { id: id('Projects', 3) }, who)
    expect(errors).toEqual([{ code: 'IN_USE', message: 'A deployment of it is not over yet.', path: ['input', 'id'] }])
  })
})

describe('an API key', () => {
  it('leaves only what it names, wherever its owner may do more', async () => {
    const owner = await somebody(['ProjectView', 'ReleaseView'], {}, ['ProjectEdit', 'ReleaseCreate'])
    const key = { ...owner, cap: { spaces: null, readOnly: false, permissions: ['ProjectView', 'ReleaseCreate'] } }
    expect(await code('updateProject', { id: id('Projects', 1), description: 'z' }, key)).toBe('FORBIDDEN')
    expect(await code('createRelease', { project: id('Projects', 1), version: '7.0' }, key)).toBe('DONE')
    const { data } = await space.ask('{ projects(first: 1) { totalCount } releases(first: 1) { totalCount } }', {}, key)
    expect(data).toMatchObject({ releases: { totalCount: 0 } })
    expect(data).not.toMatchObject({ projects: { totalCount: 0 } })
  })
})
