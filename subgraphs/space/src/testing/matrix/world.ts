import type { PrismaClient } from '@spaceport/database/space'
import { appendEvents } from '@spaceport/kit/audit/append'
import type { Ids } from '@spaceport/kit/rights/testing/random-case'
import type { Kind } from '../../entity/kinds.js'
import { fillModel, MODEL } from './model.js'

/** Where everything stands, stated here once more, apart from the code that finds it out: by kind and local id. */
export type World = ReadonlyMap<Kind, ReadonlyMap<number, Ids>>

export const NOWHERE: Ids = { groups: [], projects: [], environments: [], tenants: [] }
const at = (groups: number[], projects: number[], environments: number[] = [], tenants: number[] = []): Ids => ({
  groups,
  projects,
  environments,
  tenants,
})

const PROJECTS = [at([1], [1], [], [1]), at([2], [2], [], [2]), at([1], [3])]
const DEPLOYMENTS = [at([1], [1], [1], [1]), at([1], [1], [2]), at([2], [2], [2], [2]), at([1], [3], [1])]

/** By local id, from 1. */
const rows = (...positions: Ids[]) => new Map(positions.map((position, i) => [i + 1, position]))

/** The limits of a role in the matrix name the first of each kind; the second stands outside of all of them. */
export const WORLD: World = new Map<Kind, ReadonlyMap<number, Ids>>([
  ['ProjectGroups', rows(at([1], [1, 3]), at([2], [2]))],
  ['Projects', rows(...PROJECTS)],
  ['Releases', rows(...[0, 1, 2, 0].map((project) => PROJECTS[project] ?? NOWHERE))],
  ['Deployments', rows(...DEPLOYMENTS)],
  ['Environments', rows(at([], [], [1]), at([], [], [2]), at([], [], [3]))],
  ['Tenants', rows(at([], [], [], [1]), at([], [], [], [2]), at([], [], [], [3]))],
  ['Lifecycles', rows(NOWHERE, NOWHERE)],
  ['Phases', rows(NOWHERE, NOWHERE, NOWHERE)],
  ['StepTemplates', rows(NOWHERE)],
  ...MODEL,
  ['Events', rows(at([1], [1]), at([2], [2], [2], [2]), NOWHERE)],
  ['Teams', rows(NOWHERE, NOWHERE, NOWHERE, NOWHERE)],
  ['ScopedUserRoles', rows(NOWHERE, NOWHERE, NOWHERE, NOWHERE)],
  ['UserRoles', new Map([...Array.from({ length: 16 }, (_, i) => i + 1), 1001].map((id) => [id, NOWHERE]))],
])

/** Whose rights are looked at: alone in the fourth team, whose role `give` sets. */
export const SUBJECT = 'Users-9'

/** Gives the subject one role with limits, or none at all. */
export async function give(db: PrismaClient, role: number | null, scope: Ids): Promise<void> {
  await db.teamMember.deleteMany({ where: { teamId: 4 } })
  if (role === null) return
  await db.teamMember.create({ data: { teamId: 4, subject: SUBJECT } })
  const { groups, projects, environments, tenants } = scope
  const limits = { projectGroupIds: groups, projectIds: projects, environmentIds: environments, tenantIds: tenants }
  await db.scopedUserRole.update({ where: { id: 4 }, data: { roleId: role, ...limits } })
}

const templateId = (space: number) => `b6b4d9f0-0000-4000-8000-00000000000${space}`

/** The file of the Space's step template. */
export function templateFile(space: number): string {
  return JSON.stringify({
    Id: templateId(space),
    Name: nameOf(space, 'StepTemplates', 1),
    ActionType: 'Octopus.Script',
    Version: 1,
    Parameters: [],
    Properties: {},
  })
}

/** The name of a thing: in no other name of any Space. */
export const nameOf = (space: number, kind: Kind, local: number) => `~${space}.${kind}.${local}~`

/** Fills a new Space, in which the people of tests have teams 1 and 2 already, with what `WORLD` says, each thing under a name of its own. */
export async function fill(db: PrismaClient, space: number): Promise<void> {
  const named = (kind: Kind, local: number) => {
    const name = nameOf(space, kind, local)
    return { name, nameKey: name.toLowerCase() }
  }
  for (const local of [1, 2, 3]) await db.environment.create({ data: named('Environments', local) })
  for (const local of [1, 2, 3]) await db.tenant.create({ data: named('Tenants', local) })
  for (const local of [1, 2]) await db.projectGroup.create({ data: named('ProjectGroups', local) })
  await lifecycles(db, named)
  for (const [i, [projectGroupId, lifecycleId]] of [
    [1, 1],
    [2, 2],
    [1, 1],
  ].entries()) {
    const name = named('Projects', i + 1)
    const tenants = i < 2 ? { tenants: { create: { tenantId: i + 1 } } } : {}
    const data = {
      ...name,
      slug: `p-${space}-${i + 1}`,
      projectGroupId: projectGroupId ?? 0,
      lifecycleId: lifecycleId ?? 0,
    }
    await db.project.create({ data: { ...data, ...tenants } })
  }
  for (const [i, projectId] of [1, 2, 3, 1].entries()) {
    await db.release.create({ data: { projectId, ...named('Releases', i + 1), createdAt: new Date(i) } })
  }
  for (const [i, { projects, environments, tenants }] of DEPLOYMENTS.entries()) {
    const [projectId = 0, environmentId = 0, tenantId = null] = [projects[0], environments[0], tenants[0]]
    const releaseId = [1, 4, 2, 3][i] ?? 0
    const times = { queuedAt: new Date(i), startedAt: new Date(i), completedAt: new Date(i) }
    await db.deployment.create({ data: { projectId, releaseId, environmentId, tenantId, state: 'SUCCESS', ...times } })
  }
  await importTemplate(db, space)
  await fillModel(db, named)
  await db.userRole.create({ data: { id: 1001, ...named('UserRoles', 1001), permissions: ['ProjectView'] } })
  const everywhere = { projectGroupIds: [], projectIds: [], environmentIds: [], tenantIds: [] }
  const limited = { roleId: 15, ...everywhere, tenantIds: [1, 2] }
  await db.team.create({ data: { ...named('Teams', 3), roles: { create: limited } } })
  await db.team.create({ data: { ...named('Teams', 4), roles: { create: { roleId: 15, ...everywhere } } } })
  const act = { actor: 'Users-1', action: 'createThing', requestId: null }
  const event = (kind: Kind, local: number, { groups, projects, environments, tenants }: Ids) => ({
    kind,
    id: `Spaces-${space}/${kind}-${local}`,
    before: null,
    after: { name: nameOf(space, 'Events', local) },
    scope: { ProjectGroups: groups, Projects: projects, Environments: environments, Tenants: tenants },
  })
  const events = WORLD.get('Events') ?? new Map<number, Ids>()
  await appendEvents(db, act, [
    event('Projects', 1, events.get(1) ?? NOWHERE),
    event('Deployments', 3, events.get(2) ?? NOWHERE),
    event('Lifecycles', 1, NOWHERE),
  ])
}

async function lifecycles(
  db: PrismaClient,
  named: (kind: Kind, local: number) => { name: string; nameKey: string },
): Promise<void> {
  const phase = (local: number, position: number, environmentId: number) => ({
    name: named('Phases', local).name,
    position,
    environments: { create: { environmentId, position: 0 } },
  })
  await db.lifecycle.create({
    data: { ...named('Lifecycles', 1), phases: { create: [phase(1, 0, 1), phase(2, 1, 2)] } },
  })
  await db.lifecycle.create({ data: { ...named('Lifecycles', 2), phases: { create: [phase(3, 0, 2)] } } })
}

async function importTemplate(db: PrismaClient, space: number): Promise<void> {
  const name = nameOf(space, 'StepTemplates', 1)
  const said = { version: 1, name, actionType: 'Octopus.Script', parameters: '[]', properties: '{}' }
  const source = templateFile(space)
  const versions = { create: { ...said, source, sourceHash: new Uint8Array(32) } }
  await db.stepTemplate.create({
    data: {
      name,
      nameKey: name.toLowerCase(),
      actionType: 'Octopus.Script',
      version: 1,
      communityId: templateId(space),
      versions,
    },
  })
}
