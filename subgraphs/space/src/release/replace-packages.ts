import { holdBuildInformation, withBuildInformation } from '../build-information/link.js'
import type { Tx } from '../write/change.js'
import type { ChosenPackage } from './packages.js'

/** Gives a release, whose row is held, these packages instead of those that it has. */
export async function replacePackages(tx: Tx, releaseId: number, packages: readonly ChosenPackage[]): Promise<void> {
  await holdBuildInformation(tx, 'link')
  await tx.releasePackage.deleteMany({ where: { releaseId } })
  const feeds = await tx.feed.findMany({
    where: { id: { in: [...new Set(packages.map(({ feedId }) => feedId))] } },
    select: { id: true },
  })
  // A feed may have gone since the process was frozen.
  const known = new Set(feeds.map(({ id }) => id))
  const rows = await withBuildInformation(tx, packages)
  await tx.releasePackage.createMany({
    data: rows.map((row) => ({ ...row, releaseId, feedId: known.has(row.feedId) ? row.feedId : null })),
  })
}
