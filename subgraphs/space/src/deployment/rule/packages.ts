import type { SpaceContext } from '../../context.js'
import type { Tx } from '../../write/change.js'
import type { Situation } from '../situation.js'
import { plainly, type Refusal } from './refusal.js'

/** How many packages a sentence names. */
const MOST_NAMED = 10

/**
 * Whether the files of the release's packages are in the content of the Space, of those whose digest is known: the rule `PACKAGES`. Feeds give the
 * others, and nobody here knows what they should be.
 */
export async function packagesRefusal(
  tx: Tx,
  { content, spaceId }: SpaceContext,
  { release }: Situation,
): Promise<Refusal | null> {
  const known = await tx.releasePackage.findMany({
    where: { releaseId: release.id, sha256: { not: null } },
    orderBy: [{ packageKey: 'asc' }, { version: 'asc' }, { id: 'asc' }],
    select: { packageId: true, version: true, sha256: true },
  })
  const missing = new Set<string>()
  for (const { packageId, version, sha256 } of known) {
    if (sha256 !== null && !(await content.has(spaceId, sha256))) missing.add(`${packageId} ${version}`)
  }
  if (missing.size === 0) return null
  const names = [...missing].slice(0, MOST_NAMED)
  const more = missing.size > names.length ? [`${missing.size - names.length} more`] : []
  return plainly('PACKAGES_MISSING', 'release', `Packages are not here yet: ${[...names, ...more].join(', ')}.`)
}
