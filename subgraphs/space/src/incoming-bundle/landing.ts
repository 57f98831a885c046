import type { PortableRelease } from '@spaceport/kit/bundle/content'
import type { Changed } from '@spaceport/kit/write/audit'
import { NOWHERE } from '@spaceport/kit/rights/scope'
import { refuse } from '@spaceport/kit/write/outcome'
import { TenantedMode, type Project } from '@spaceport/database/space'
import { visible } from '../access/visible.js'
import { allOf } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { holdPlaceholders, placeholderName } from '../environment/remote-name.js'
import type { Landing } from '../portable/import.js'
import { readOneOf } from '../portable/import-text.js'
import { requireActive } from '../project/active.js'
import { freeSlug } from '../project/slug.js'
import { requireReach, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { requireReference } from '../write/subject.js'

/** Where whoever accepts a bundle wants its project to stand, and which way its releases are to go. */
export type Place = { lifecycle?: string | null; projectGroup?: string | null }

/** The remote project on which a release lands, held; and the same release, if an earlier bundle brought it. */
export type Landed = Landing & { releaseId: number | null; changed: Changed[] }

/** The root of the Space in which a release was built. */
function rootOf({ release }: PortableRelease): string {
  return release.origin.split('/')[0] ?? ''
}

/**
 * Finds the remote project of a carried release, or makes it, and holds it. It is known by the Space in which it was built and by its name there.
 * Throws `BAD_INPUT` for a new one without a lifecycle, `INVALID_STATE` for one that is disabled or archived here, `FORBIDDEN` for another place of one
 * that is here which the caller may not edit.
 */
export async function landOn(tx: Tx, context: SpaceContext, content: PortableRelease, place: Place): Promise<Landed> {
  const root = rootOf(content)
  const remoteName = content.project.name.trim()
  const { origin } = content.release
  const release = await tx.release.findFirst({
    where: { origin, project: { remoteRoot: root } },
    orderBy: { id: 'asc' },
    select: { id: true, projectId: true },
  })
  // The release before its project, as all hold them.
  if (release) await tx.$queryRaw`SELECT 1 FROM release WHERE id = ${release.id} FOR UPDATE`
  const by = release ? { id: release.projectId } : { remoteRoot_remoteName: { remoteRoot: root, remoteName } }
  const found = await tx.project.findUnique({ where: by, select: { id: true } })
  if (!found) return { ...(await begin(tx, context, content, place)), releaseId: null }
  await tx.$queryRaw`SELECT 1 FROM project WHERE id = ${found.id} FOR NO KEY UPDATE`
  const before = await tx.project.findUniqueOrThrow({ where: { id: found.id } })
  requireActive(before, 'input', 'bundle')
  return { ...(await goOn(tx, context, before, content, place)), releaseId: release?.id ?? null }
}

async function begin(tx: Tx, context: SpaceContext, content: PortableRelease, place: Place) {
  const { description, tenantedMode, name: remoteName } = content.project
  if (typeof place.lifecycle !== 'string') {
    throw refuse('BAD_INPUT', 'A project that is new here needs a lifecycle.', 'input', 'lifecycle')
  }
  const remote = { root: rootOf(content), space: content.release.originSpace.trim(), name: remoteName.trim() }
  await holdPlaceholders(tx)
  const named = await placeholderName(remote, (nameKey) => tx.project.findUnique({ where: { nameKey } }))
  const after = await tx.project.create({
    data: {
      ...{ ...named, slug: await freeSlug(tx, named.name), description },
      lifecycleId: await requireReference(tx, context, 'Lifecycles', place.lifecycle, 'input', 'lifecycle'),
      projectGroupId: await groupOf(tx, context, place),
      tenantedMode: readOneOf(TenantedMode, tenantedMode, 'tenanted mode'),
      ...{ remoteRoot: remote.root, remoteSpace: remote.space, remoteName: remote.name },
      process: { create: {} },
    },
  })
  const data = { projectId: after.id, name: 'Default', nameKey: 'default', isDefault: true }
  const channel = await tx.channel.create({ data })
  const all = [changed(context, 'Projects', { after }), changed(context, 'Channels', { after: channel })]
  return { projectId: after.id, channelId: channel.id, changed: all }
}

async function goOn(tx: Tx, context: SpaceContext, before: Project, content: PortableRelease, place: Place) {
  const { id: projectId } = before
  const channel = await tx.channel.findFirstOrThrow({ where: { projectId, isDefault: true }, select: { id: true } })
  const { lifecycle, projectGroup } = place
  const data = {
    description: content.project.description,
    remoteSpace: content.release.originSpace.trim(),
    ...(typeof lifecycle === 'string'
      ? { lifecycleId: await requireReference(tx, context, 'Lifecycles', lifecycle, 'input', 'lifecycle') }
      : {}),
    ...(typeof projectGroup === 'string' ? { projectGroupId: await groupOf(tx, context, place) } : {}),
  }
  requirePlaceRights(context, before, data)
  const isSame = Object.entries(data).every(([column, value]) => Reflect.get(before, column) === value)
  if (isSame) return { projectId, channelId: channel.id, changed: [] }
  const after = await tx.project.update({ where: { id: projectId }, data: { ...data, version: { increment: 1 } } })
  return { projectId, channelId: channel.id, changed: [changed(context, 'Projects', { before, after })] }
}

/** Where a project that is here stands, and which way its releases go, changes only by whoever may edit it. Throws `FORBIDDEN`. */
function requirePlaceRights(
  context: SpaceContext,
  { id, projectGroupId, lifecycleId }: Project,
  wanted: Partial<Pick<Project, 'projectGroupId' | 'lifecycleId'>>,
): void {
  const group = wanted.projectGroupId ?? projectGroupId
  if (group === projectGroupId && (wanted.lifecycleId ?? lifecycleId) === lifecycleId) return
  for (const one of new Set([projectGroupId, group])) {
    requireReach(context, 'ProjectEdit', { ...NOWHERE, ProjectGroups: [one], Projects: [id] })
  }
}

/** The group that was named, else the first that the caller sees. */
async function groupOf(tx: Tx, context: SpaceContext, { projectGroup }: Place): Promise<number> {
  const path = ['input', 'projectGroup']
  if (typeof projectGroup === 'string') return requireReference(tx, context, 'ProjectGroups', projectGroup, ...path)
  const where = allOf([visible(context, 'ProjectGroups')])
  const first = await tx.projectGroup.findFirst({ where, orderBy: { id: 'asc' }, select: { id: true } })
  if (!first) throw refuse('BAD_INPUT', 'A project that is new here needs a project group.', ...path)
  return first.id
}
