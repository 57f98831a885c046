import type { Prisma } from '@spaceport/database/space'
import type { PortableRelease } from '@spaceport/kit/bundle/content'
import { visible } from '../access/visible.js'
import type { SpaceContext } from '../context.js'
import { phaseOf, PHASES } from '../deployment/situation-rows.js'
import { phasesOf } from '../lifecycle/progression-phase.js'
import { remoteWhere } from '../write/owner.js'
import type { Reviewed } from './review.js'

const RELEASE = { id: true, origin: true, notes: true, processSnapshotId: true, variableSnapshotId: true } as const

const PROJECT = {
  id: true,
  projectGroupId: true,
  lifecycleId: true,
  remoteRoot: true,
  remoteName: true,
  channels: { where: { isDefault: true }, select: { id: true }, take: 1 },
  tenants: { select: { tenantId: true, environmentIds: true } },
  templates: {
    select: {
      nameKey: true,
      control: true,
      values: { select: { tenantId: true, environmentId: true, isNull: true, value: true, secretId: true } },
    },
  },
  // Its own may be the newest, where a bundle was accepted already.
  releases: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 2, select: RELEASE },
} satisfies Prisma.ProjectSelect

type ProjectRow = Awaited<ReturnType<typeof projectsOf>>[number]
type ReleaseRow = ProjectRow['releases'][number]

/** What is here of the project on which a carried release would land. */
export type Ground = {
  project: ProjectRow | null
  /** The release that it would take the place of: the same one, if an earlier bundle brought it, else the newest of the project. */
  before: ReleaseRow | null
  /** The environments to which its releases would go, in their order; null where no lifecycle was named and none is known. */
  environmentIds: number[] | null
}

/** Finds what is here of the projects of some bundles: by one statement for each kind, however many there are. */
export async function landingsOf(
  context: SpaceContext,
  bundles: readonly Reviewed[],
  contents: readonly PortableRelease[],
): Promise<Ground[]> {
  const { db } = context
  const same = await db.release.findMany({
    where: {
      origin: { in: contents.map(({ release }) => release.origin) },
      AND: [visible(context, 'Releases')],
      project: { remoteRoot: { not: null } },
    },
    orderBy: { id: 'asc' },
    select: { ...RELEASE, projectId: true },
  })
  const projects = await projectsOf(
    context,
    contents,
    same.map(({ projectId }) => projectId),
  )
  const grounds = contents.map((content, i): Omit<Ground, 'environmentIds'> => {
    const own = bundles[i]?.releaseId ?? null
    const brought = same.find(({ id, origin }) => origin === content.release.origin && id !== own)
    const project = projects.find(
      ({ id, remoteRoot, remoteName }) =>
        id === brought?.projectId ||
        (!brought && remoteRoot === rootOf(content) && remoteName === content.project.name.trim()),
    )
    const before = brought ?? project?.releases.find(({ id }) => id !== own) ?? null
    return { project: project ?? null, before }
  })
  const lifecycles = bundles.map(({ lifecycleId }, i) => lifecycleId ?? grounds[i]?.project?.lifecycleId ?? null)
  const goes = await environmentsOf(context, lifecycles)
  return grounds.map((ground, i) => ({ ...ground, environmentIds: goes(lifecycles[i] ?? null) }))
}

function rootOf({ release }: PortableRelease): string {
  return release.origin.split('/')[0] ?? ''
}

function projectsOf(context: SpaceContext, contents: readonly PortableRelease[], ids: readonly number[]) {
  const named = contents.map((content) => ({ remoteRoot: rootOf(content), remoteName: content.project.name.trim() }))
  return context.db.project.findMany({
    where: { AND: [{ OR: [...named, { id: { in: [...ids] } }] }, visible(context, 'Projects')] },
    select: PROJECT,
  })
}

/** The environments of lifecycles, without placeholders for what lives elsewhere: nothing is deployed there from here. */
async function environmentsOf({ db }: SpaceContext, lifecycles: readonly (number | null)[]) {
  const ids = lifecycles.filter((id) => id !== null)
  const rows = await db.lifecycle.findMany({ where: { id: { in: ids } }, select: { id: true, phases: PHASES } })
  const environments = await db.environment.findMany({
    where: remoteWhere(false),
    orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  const all = environments.map(({ id }) => id)
  const here = new Set(all)
  return (lifecycleId: number | null): number[] | null => {
    const lifecycle = rows.find(({ id }) => id === lifecycleId)
    if (!lifecycle) return null
    const rules = lifecycle.phases.map((phase) => phaseOf(phase).rule)
    const named = phasesOf(rules, all).flatMap((phase) => phase.environments.map(({ id }) => id))
    return [...new Set(named)].filter((id) => here.has(id))
  }
}
