import type { PortableRelease } from '@spaceport/kit/bundle/content'
import type { Trust } from '@spaceport/database/space'
import type { Changed } from '@spaceport/kit/write/audit'
import { refuse } from '@spaceport/kit/write/outcome'
import { audited } from '../build-information/audited.js'
import { holdBuildInformation, withBuildInformation } from '../build-information/link.js'
import type { SpaceContext } from '../context.js'
import { carriedBuild } from '../portable/import-check.js'
import type { LocalNames } from '../portable/import-local.js'
import { carriedPackages } from '../portable/import.js'
import { removeRemains } from '../project/remains.js'
import { auditedRelease } from '../release/audited.js'
import { unusedBy, type Frozen } from '../release/freeze.js'
import { freeVersion } from '../release/free-version.js'
import type { Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { withPath } from '../write/references.js'
import type { Landed } from './landing.js'

/** What a release is made of. */
export type Accepted = { content: PortableRelease; local: LocalNames; landed: Landed; frozen: Frozen }

const PATH = ['input', 'bundle']

/**
 * Makes a carried release of the remote project on which it lands; or, if an earlier bundle brought it, makes that what this one says. Throws
 * `CONFLICT` when the project has another release of its version.
 */
export async function keepRelease(
  tx: Tx,
  context: SpaceContext,
  { content, local, landed, frozen }: Accepted,
): Promise<{ id: number; changed: Changed[] }> {
  const { projectId, channelId, releaseId } = landed
  const { version, notes, origin } = content.release
  const named = await freeVersionOf(tx, projectId, version, releaseId)
  const builds = await keepBuilds(tx, context, content)
  const packages = await withBuildInformation(tx, carriedPackages(content, local))
  const data = { ...named, notes, channelId, ...frozen }
  if (releaseId === null) {
    const { id } = await tx.release.create({
      data: { ...data, projectId, origin, createdBy: context.caller.subject, packages: { create: packages } },
      select: { id: true },
    })
    return { id, changed: [...builds, changed(context, 'Releases', { after: await auditedRelease(tx, id) })] }
  }
  const before = await auditedRelease(tx, releaseId)
  await tx.releasePackage.deleteMany({ where: { releaseId } })
  await tx.release.update({
    where: { id: releaseId },
    data: { ...data, version: { increment: 1 }, packages: { create: packages } },
  })
  await removeRemains(tx, { ...unusedBy(gone(before, frozen)), secrets: [] })
  const after = await auditedRelease(tx, releaseId)
  return { id: releaseId, changed: [...builds, changed(context, 'Releases', { before, after })] }
}

/** Those snapshots that the release has no more. */
function gone(before: Frozen, after: Frozen): Partial<Frozen> {
  const { processSnapshotId, variableSnapshotId } = before
  return {
    ...(processSnapshotId === after.processSnapshotId ? {} : { processSnapshotId }),
    ...(variableSnapshotId === after.variableSnapshotId ? {} : { variableSnapshotId }),
  }
}

async function freeVersionOf(tx: Tx, projectId: number, version: string, self: number | null) {
  const taken = freeVersion(tx, projectId, version, self)
  return taken.catch((error: unknown) =>
    withPath(() => {
      throw error
    }, PATH),
  )
}

/** Keeps how packages were built of which nobody has said it here yet, for all releases that have them. */
async function keepBuilds(tx: Tx, context: SpaceContext, { builds }: PortableRelease): Promise<Changed[]> {
  await holdBuildInformation(tx, builds.length > 0 ? 'change' : 'link')
  if (builds.length === 0) return []
  const rows = await tx.buildInformation.createManyAndReturn({ data: builds.map(carriedBuild), skipDuplicates: true })
  for (const { id: buildInformationId, packageKey, packageVersion } of rows) {
    await tx.releasePackage.updateMany({ where: { packageKey, version: packageVersion }, data: { buildInformationId } })
  }
  return rows.map((row) => changed(context, 'BuildInformation', { after: audited(row) }))
}

/**
 * Throws `CONFLICT` for a release that another Space promoted here before: two that promote the same one would take it from each other's hands. And for
 * one of a project whose own Space is trusted and has brought releases of it itself: no other speaks for that, or gets at the values that were given to it.
 */
export async function requireSameWay(
  tx: Tx,
  { releaseId, projectId }: Landed,
  trust: Trust,
  { release }: PortableRelease,
): Promise<void> {
  const select = { trust: { select: { peer: true } } } as const
  const other = releaseId === null ? null : { releaseId, trust: { root: { not: trust.root } } }
  const before = other && (await tx.incomingBundle.findFirst({ where: { ...other, state: 'ACCEPTED' }, select }))
  if (before) throw refuse('CONFLICT', `The release came here from ${before.trust.peer} already.`, ...PATH)
  const root = release.origin.split('/')[0] ?? ''
  if (trust.root === root) return
  const itself = { projectId, trust: { root, state: 'ACTIVE' as const } }
  const own = await tx.incomingBundle.findFirst({ where: { ...itself, state: 'ACCEPTED' }, select })
  if (own) throw refuse('CONFLICT', `Releases of its project come here from ${own.trust.peer} itself.`, ...PATH)
}
