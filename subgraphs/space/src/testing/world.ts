import type { PrismaClient } from '@spaceport/database/space'
import { appendEvents, type Noted } from '@spaceport/kit/audit/append'
import type { Caller } from '@spaceport/kit/caller'
import { DIMENSIONS, PERMISSION_NAMES, PERMISSIONS, type Permission } from '@spaceport/kit/rights/permission'
import { BUILT_IN_ROLES } from '@spaceport/kit/rights/role'
import type { Scope } from '@spaceport/kit/rights/scope'
import fc from 'fast-check'
import { VIEW } from '../access/view.js'
import { buildModel, clearModel } from './world-model.js'
import { named } from './rows.js'

const SPACE_PERMISSIONS = PERMISSION_NAMES.filter((name) => PERMISSIONS[name].levels.includes('space'))
const VIEWS = [...new Set(Object.values(VIEW))]

/** How many rows there are of what roles can be limited to; a greater id is of what is gone. */
const SIZE = { ProjectGroups: 4, Projects: 9, Environments: 4, Tenants: 4 } as const

type GrantSpec = {
  role: number | Permission[]
  scope: Scope
  through: 'self' | 'group' | 'both' | 'other'
}
/** Random rows of one Space, and somebody's random roles in it. */
export type World = {
  groups: number[]
  tenants: number[][]
  releases: number[]
  deployments: { release: number; environment: number; tenant: number | null }[]
  grants: GrantSpec[]
  cap: Caller['cap']
}

const scope = fc.record(
  Object.fromEntries(
    DIMENSIONS.map((dimension) => [
      dimension,
      fc.oneof(
        { weight: 3, arbitrary: fc.constant<number[]>([]) },
        {
          weight: 2,
          arbitrary: fc.uniqueArray(fc.integer({ min: 1, max: SIZE[dimension] + 1 }), { minLength: 1, maxLength: 3 }),
        },
      ),
    ]),
  ) as Record<(typeof DIMENSIONS)[number], fc.Arbitrary<number[]>>,
)

const grant: fc.Arbitrary<GrantSpec> = fc.record({
  role: fc.oneof(
    fc.constantFrom(...BUILT_IN_ROLES.keys()),
    fc.subarray(VIEWS),
    fc.subarray(SPACE_PERMISSIONS, { maxLength: 30 }),
  ),
  scope,
  through: fc.constantFrom('self', 'self', 'group', 'both', 'other'),
})

const cap: fc.Arbitrary<Caller['cap']> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: fc.record({
      spaces: fc.constantFrom<string[] | null>(null, null, ['Spaces-1'], ['Spaces-2']),
      readOnly: fc.boolean(),
      permissions: fc.oneof(fc.constant(null), fc.subarray<string>([...VIEWS, 'ProjectEdit', 'NoSuchPermission'])),
    }),
  },
)

/** Any world. */
export const world: fc.Arbitrary<World> = fc.record({
  groups: fc.array(fc.integer({ min: 1, max: SIZE.ProjectGroups }), {
    minLength: SIZE.Projects,
    maxLength: SIZE.Projects,
  }),
  tenants: fc.array(fc.subarray([1, 2, 3, 4], { maxLength: 2 }), {
    minLength: SIZE.Projects,
    maxLength: SIZE.Projects,
  }),
  releases: fc.array(fc.integer({ min: 1, max: SIZE.Projects }), { minLength: 12, maxLength: 12 }),
  deployments: fc.array(
    fc.record({
      release: fc.integer({ min: 0, max: 11 }),
      environment: fc.integer({ min: 1, max: SIZE.Environments }),
      tenant: fc.option(fc.integer({ min: 1, max: SIZE.Tenants })),
    }),
    { minLength: 25, maxLength: 25 },
  ),
  grants: fc.array(grant, { maxLength: 4 }),
  cap,
})

/** Where the numbers of a world's releases and deployments begin. */
export type Start = { release: number; deployment: number }

/** Makes what every world has alike. */
export async function prepare(db: PrismaClient): Promise<Start> {
  const numbered = (n: number, what: string) => Array.from({ length: n }, (_, i) => named(`${what} ${i + 1}`))
  await db.projectGroup.createMany({ data: numbered(SIZE.ProjectGroups, 'Group') })
  await db.environment.createMany({ data: numbered(SIZE.Environments, 'Environment') })
  await db.tenant.createMany({ data: numbered(SIZE.Tenants, 'Tenant') })
  const phases = { create: [{ name: 'All', position: 0, environments: { create: [1, 2, 3, 4].map(inPhase) } }] }
  await db.lifecycle.create({ data: { ...named('Standard'), phases } })
  await db.project.createMany({
    data: numbered(SIZE.Projects, 'Project').map((name, i) => ({
      ...name,
      slug: `p-${i}`,
      projectGroupId: 1,
      lifecycleId: 1,
    })),
  })
  await db.stepTemplate.create({ data: { ...named('Script'), actionType: 'x', version: 1 } })
  const { id } = await db.release.create({ data: { projectId: 1, ...named('0') } })
  const data = { projectId: 1, releaseId: id, environmentId: 1 }
  const deployment = (await db.deployment.create({ data })).id + 1
  await db.release.delete({ where: { id } })
  await db.$transaction((tx) => appendEvents(tx, { actor: 'Users-1', action: 'test', requestId: null }, events()))
  return { release: id + 1, deployment }
}

/** Events about what stood anywhere; the audit keeps them, so all worlds have the same. */
function events(): Noted[] {
  const some = (n: number, size: number) => (n % (size + 2) === 0 ? [] : [n % (size + 2), (n % 3) + 1])
  return Array.from({ length: 40 }, (_, n) => ({
    ...{ kind: 'Projects', id: `Spaces-1/Projects-${n + 1}`, before: null, after: null },
    scope: {
      ProjectGroups: some(n, SIZE.ProjectGroups),
      Projects: some(n * 3, SIZE.Projects),
      Environments: some(n * 5, SIZE.Environments),
      Tenants: some(n * 7, SIZE.Tenants),
    },
  }))
}

const inPhase = (environmentId: number, position: number) => ({ environmentId, position })

/** Makes the Space what a world says; what every world has alike stays. */
export async function build(db: PrismaClient, start: Start, world: World): Promise<void> {
  const { groups, tenants, releases, deployments, grants } = world
  await clearModel(db)
  await db.release.deleteMany()
  await db.projectTenant.deleteMany()
  await db.team.deleteMany({ where: { name: { startsWith: 'Random' } } })
  await db.userRole.deleteMany({ where: { id: { gt: 1_000 } } })
  for (const [i, projectGroupId] of groups.entries()) {
    await db.project.update({ where: { id: i + 1 }, data: { projectGroupId } })
  }
  await db.projectTenant.createMany({
    data: tenants.flatMap((some, i) => some.map((tenantId) => ({ projectId: i + 1, tenantId }))),
  })
  await db.release.createMany({
    data: releases.map((projectId, i) => ({ id: start.release + i, projectId, ...named(`${i}`) })),
  })
  await db.deployment.createMany({
    data: deployments.map(({ release, environment, tenant }, i) => ({
      id: start.deployment + i,
      projectId: releases[release]!,
      releaseId: start.release + release,
      environmentId: environment,
      tenantId: tenant,
      state: i % 2 === 0 ? ('QUEUED' as const) : ('FAILED' as const),
      completedAt: i % 2 === 0 ? null : new Date(i),
    })),
  })
  await buildModel(db, start, world)
  for (const [i, one] of grants.entries()) await give(db, one, i)
}

async function give(db: PrismaClient, { role, scope: limits, through }: GrantSpec, i: number): Promise<void> {
  const roleId = typeof role === 'number' ? role : await customRole(db, role, i)
  const subjects = { self: ['Users-7'], group: ['Groups-7'], both: ['Users-7', 'Groups-7'], other: ['Users-8'] }[
    through
  ]
  await db.team.create({
    data: {
      ...named(`Random ${i}`),
      members: { create: subjects.map((subject) => ({ subject })) },
      roles: {
        create: {
          roleId,
          projectGroupIds: [...limits.ProjectGroups],
          projectIds: [...limits.Projects],
          environmentIds: [...limits.Environments],
          tenantIds: [...limits.Tenants],
        },
      },
    },
  })
}

async function customRole(db: PrismaClient, permissions: Permission[], i: number): Promise<number> {
  return (await db.userRole.create({ data: { ...named(`Custom ${i}`), permissions } })).id
}
