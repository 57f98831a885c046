import { apportion } from '@spaceport/kit/apportion'
import { textKey } from '@spaceport/kit/page/text-key'
import { seededRandom, type Random } from '@spaceport/kit/random'
import type { Prisma } from '@spaceport/database/space'
import { deployments } from './deployments.js'
import { lifecycles } from './lifecycles.js'
import { projectGroups, projects, themeOf } from './projects.js'
import type { ReleaseRow } from './releases.js'
import type { ContentRequest } from './request.js'
import { DAY, MINUTE } from './time.js'

/** Rows by table, in an order in which foreign keys hold. */
export type SpaceContent = {
  project_group: Prisma.ProjectGroupCreateManyInput[]
  lifecycle: Prisma.LifecycleCreateManyInput[]
  environment: Prisma.EnvironmentCreateManyInput[]
  phase: Prisma.PhaseCreateManyInput[]
  phase_environment: Prisma.PhaseEnvironmentCreateManyInput[]
  tenant: Prisma.TenantCreateManyInput[]
  project: Prisma.ProjectCreateManyInput[]
  project_tenant: Prisma.ProjectTenantCreateManyInput[]
  release: ReleaseRow[]
  deployment: Prisma.DeploymentCreateManyInput[]
}

/** Everything that the request asks for; pure: no clock, no chance but the seed. */
export function generateContent(request: ContentRequest): SpaceContent {
  const { now } = request
  const random = seededRandom(`${request.seed}/${request.space}/${request.theme}`)
  const theme = themeOf(request.theme)
  const { lifecycle, phase, phase_environment, inside, across, route } = lifecycles(request.environments, now)
  const project = projects(random, theme, request.projects, { inside, across }, now)
  const served = tenantsOf(random, request, project, across)

  // A few projects are busy, most are calm.
  const weights = random.shuffle(project.map((_, rank) => 1 / (rank + 2) ** 0.7))
  const counts = apportion(request.releases, weights)
  const courses = project.map((p) => ({
    route: route.get(p.lifecycleId) ?? [],
    tenants: (served.get(p.id) ?? []).filter((t) =>
      request.tenants.some((own) => own.id === t && own.remoteOf === null),
    ),
    duration: random.int(1, 9) * MINUTE,
  }))
  const { release, deployment, lastDeployedAt } = deployments(random, {
    courses,
    counts,
    total: request.deployments,
    now,
  })
  for (const p of project) p.lastDeployedAt = lastDeployedAt.get(p.id) ?? null

  return {
    project_group: projectGroups(theme, now),
    lifecycle,
    environment: request.environments.map(({ id, name, description, remoteOf }, i) => ({
      ...{ id, name, nameKey: textKey(name), description, sortOrder: i, remoteOf, version: 1 },
      createdAt: new Date(now - (890 - i) * DAY),
    })),
    phase,
    phase_environment,
    tenant: request.tenants.map(({ id, name, description, remoteOf }) => ({
      ...{ id, name, nameKey: textKey(name), description, remoteOf, version: 1 },
      createdAt: new Date(now - random.int(30, 700) * DAY),
    })),
    project,
    project_tenant: [...served].flatMap(([projectId, ids]) => ids.map((tenantId) => ({ projectId, tenantId }))),
    release,
    deployment,
  }
}

/** Which tenants each project serves: two of five projects serve some; those whose lifecycle crosses Zones serve the remote ones too. */
function tenantsOf(
  random: Random,
  request: ContentRequest,
  projects: { id: number; lifecycleId: number }[],
  across: number | null,
): Map<number, number[]> {
  const own = request.tenants.filter((t) => t.remoteOf === null).map((t) => t.id)
  const remote = request.tenants.filter((t) => t.remoteOf !== null).map((t) => t.id)
  const served = new Map<number, number[]>()
  for (const { id, lifecycleId } of projects) {
    const crosses = lifecycleId === across
    if (!crosses && !random.chance(0.4)) continue
    const some = random.shuffle(own).slice(0, random.int(1, 5))
    served.set(
      id,
      [...some, ...(crosses ? remote : [])].sort((a, b) => a - b),
    )
  }
  return served
}
