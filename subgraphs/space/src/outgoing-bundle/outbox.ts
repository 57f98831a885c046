import { entityId, spaceNumber } from '@spaceport/kit/ids'
import { EXPORTED_PACKAGE, exportPackages, packageFiles } from '../portable/export-packages.js'
import type { Tx } from '../write/change.js'

/** A bundle that waits to be carried, with the files of packages that go beside it. */
export type Waiting = {
  /** `Spaces-3/OutgoingBundles-2`. */
  id: string
  bundleId: string
  /** The Space that made it. */
  space: string
  /** The root of the Space that it is for. */
  root: string
  fileDigest: string
  /** Bytes of the file. */
  size: number
  packages: { sha256: string; size: number }[]
}

/** Whatever can read the outbox. */
type Reader = Pick<Tx, 'outgoingBundle' | 'packageFile'>

/** The bundles of a Space that are ready, by trusts in force, and have not expired; of each destination in their order. */
export async function outboxOf(db: Reader, spaceId: string, now = new Date()): Promise<Waiting[]> {
  const bundles = await db.outgoingBundle.findMany({
    where: { state: 'READY', expiresAt: { gt: now }, trust: { state: 'ACTIVE' } },
    orderBy: [{ trustId: 'asc' }, { sequence: 'asc' }],
    select: {
      ...{ id: true, bundleId: true, fileDigest: true, size: true, trust: { select: { root: true } } },
      release: { select: { packages: { select: EXPORTED_PACKAGE } } },
    },
  })
  const all = bundles.flatMap(({ release }) => release.packages)
  const files = all.length > 0 ? await packageFiles(db, all) : new Map()
  return bundles.map(({ id, bundleId, fileDigest, size, trust, release }) => ({
    id: entityId(spaceNumber(spaceId) ?? 0, 'OutgoingBundles', id),
    ...{ bundleId, space: spaceId, root: trust.root, fileDigest, size: Number(size) },
    packages: distinct(exportPackages(release.packages, files, () => null)),
  }))
}

function distinct(packages: readonly { sha256: string | null; size: number | null }[]) {
  const known = new Map<string, number>()
  for (const { sha256, size } of packages) if (sha256 !== null && size !== null) known.set(sha256, size)
  return [...known].map(([sha256, size]) => ({ sha256, size }))
}
