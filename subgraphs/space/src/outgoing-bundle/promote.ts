import type { OutgoingBundle } from '@spaceport/database/space'
import { partyOf } from '@spaceport/kit/bundle/statement'
import { makeBundle } from '@spaceport/kit/bundle/write'
import type { Changed } from '@spaceport/kit/write/audit'
import { refuse } from '@spaceport/kit/write/outcome'
import { randomUUID } from 'node:crypto'
import type { SpaceContext } from '../context.js'
import { exportRelease } from '../portable/export.js'
import { requireActive } from '../project/active.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { requirePosition, requireVisible } from '../write/subject.js'
import { auditedBundle } from './audited.js'
import { bundleBlobs, historyOf, packageBlobs } from './blobs.js'
import { holdDestination, signerOf } from './destination.js'
import { readExpiry } from './expiry.js'
import { removeOrphan } from './orphan.js'
import { contentDigest, lastBundle, stillStands } from './promoted-before.js'
import { withdrawnBundles } from './withdrawn.js'

/** Which release is to be promoted, and where to. */
export type PromoteRelease = {
  release: string
  /** The trust, for receipts, in the Space that it is for. */
  trust: string
  /** Whether the files of packages are to be in the bundle, rather than beside it. */
  includePackages?: boolean | null
  /** Within 365 days; 30 days from now when left out. */
  expiresAt?: Date | null
  idempotencyKey?: string | null
}

/** Milliseconds to write a bundle, perhaps with large packages. */
const LONGEST = 600_000

/**
 * Makes a signed bundle of a release for another Space, as the next one by a trust; it takes the place of the last bundle of the same release.
 * Where that one is on its way or has arrived, has not expired and carries the same, it is given again instead. Throws `INVALID_STATE` for a
 * trust that is not in force, a Space without keys, and a disabled or archived project; `DEFECT_OPEN`; `PACKAGES_MISSING`; or `TOO_LARGE`.
 */
export async function promoteRelease(
  context: SpaceContext,
  input: PromoteRelease,
  clock: () => Date = () => new Date(),
): Promise<{ local: number }> {
  const releaseId = readSubject(context, 'Releases', input.release, 'release')
  let written: string | null = null
  try {
    return await change(context, {
      operation: 'promoteRelease',
      permission: 'ReleasePromote',
      input,
      timeout: LONGEST,
      async at(tx) {
        await requireVisible(tx, context, 'Releases', [releaseId], 'input', 'release')
        await tx.$queryRaw`SELECT 1 FROM release WHERE id = ${releaseId} FOR SHARE`
        return requirePosition(tx, context, 'Releases', releaseId, 'input', 'release')
      },
      async run(tx) {
        const now = clock()
        await requireGoingOn(tx, releaseId)
        const { trust, identity: destination } = await holdDestination(tx, context, input.trust)
        const signer = await signerOf(tx, context)
        const expiresAt = readExpiry(input.expiresAt, now)
        const exported = await exportRelease(tx, context, releaseId, { root: trust.root, space: trust.peer })
        const includePackages = input.includePackages ?? false
        const digest = contentDigest(exported, { signer: signer.identity, destination, includePackages })
        const before = await lastBundle(tx, releaseId, trust.id)
        if (before && stillStands(before, digest, now)) return { answer: { local: before.id }, changed: [] }
        const replaced = await replace(tx, context, before)
        const statement = {
          bundleId: randomUUID(),
          source: partyOf(signer.identity),
          destination: partyOf(destination),
          sequence: trust.lastSequence + 1,
          previous: trust.lastDigest,
          withdrawn: await withdrawnBundles(tx, trust.id, now),
          replaces: before?.bundleId ?? null,
          createdAt: now.toISOString(),
          expiresAt: expiresAt.toISOString(),
        }
        const packages = includePackages ? await packageBlobs(context, exported.content.packages) : []
        const ends = { source: signer.identity.root, destination }
        const blobs = await bundleBlobs(exported, await historyOf(tx, releaseId), packages, ends)
        const made = makeBundle(statement, blobs, signer)
        const file = await context.content.put(context.spaceId, made.bytes())
        written = file.sha256
        const { bundleId, sequence } = statement
        const { projectId } = await tx.release.findUniqueOrThrow({
          where: { id: releaseId },
          select: { projectId: true },
        })
        const after = await tx.outgoingBundle.create({
          data: {
            ...{ bundleId, releaseId, projectId, trustId: trust.id, sequence, replacesId: before?.id ?? null },
            ...{ statementDigest: made.statementDigest, fileDigest: file.sha256, contentDigest: digest },
            ...{ size: file.size, createdAt: now, createdBy: context.caller.subject, expiresAt },
          },
        })
        // No change of the trust as its users know it: its version stays.
        await tx.trust.update({
          where: { id: trust.id },
          data: { lastSequence: sequence, lastDigest: made.statementDigest },
        })
        return {
          answer: { local: after.id },
          changed: [...replaced, changed(context, 'OutgoingBundles', { after: auditedBundle(after) })],
        }
      },
    })
  } catch (error) {
    if (written !== null) await removeOrphan(context, written)
    throw error
  }
}

/** Throws `INVALID_STATE` or `DEFECT_OPEN` for a release that is to go no further. */
async function requireGoingOn(tx: Tx, releaseId: number): Promise<void> {
  const { project, openDefects } = await tx.release.findUniqueOrThrow({
    where: { id: releaseId },
    select: { openDefects: true, project: true },
  })
  requireActive(project, 'input', 'release')
  if (openDefects > 0) throw refuse('DEFECT_OPEN', 'It has an open defect: resolve it first.', 'input', 'release')
}

/** Says of a bundle whose place another one takes that it was replaced, if nothing was heard of it or done with it. */
async function replace(tx: Tx, context: SpaceContext, before: OutgoingBundle | null): Promise<Changed[]> {
  if (before?.state !== 'READY') return []
  const data = { state: 'REPLACED' as const, version: { increment: 1 } }
  const after = await tx.outgoingBundle.update({ where: { id: before.id }, data })
  return [changed(context, 'OutgoingBundles', { before: auditedBundle(before), after: auditedBundle(after) })]
}
