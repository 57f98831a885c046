import { writePortableRelease, writeTexts, type PortableRelease } from '@spaceport/kit/bundle/content'
import type { Identity } from '@spaceport/kit/bundle/identity'
import { sealFor } from '@spaceport/kit/bundle/seal'
import { blobOf, type Blob } from '@spaceport/kit/bundle/write'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import type { Exported } from '../portable/export.js'
import type { Tx } from '../write/change.js'

/** How many packages a refusal names. */
const MOST_NAMES = 5

/**
 * What a bundle holds: the release, its sensitive values sealed to the destination, what was signed on its way so far, and packages. `source`: the root
 * of the Space that makes it.
 */
export async function bundleBlobs(
  { content, secrets }: Exported,
  history: readonly string[],
  packages: readonly Blob[],
  { source, destination }: { source: string; destination: Identity },
): Promise<Blob[]> {
  const title = `${content.project.name} ${content.release.version}`
  const sealed = secrets.length > 0 ? await sealFor(destination, writeTexts(secrets), source) : null
  return [
    blobOf('release', title, writePortableRelease(content)),
    ...(sealed === null ? [] : [blobOf('secrets', `Sensitive values of ${title}`, sealed)]),
    blobOf('history', `History of ${title}`, writeTexts(history)),
    ...packages,
  ]
}

/**
 * The files of a release's packages, to be put into its bundle. Packages whose digest nobody knows are in feeds elsewhere and stay there. Throws
 * `PACKAGES_MISSING`, naming them, for those whose digest is known and whose file is not here.
 */
export async function packageBlobs(
  { content, spaceId }: SpaceContext,
  packages: PortableRelease['packages'],
): Promise<Blob[]> {
  const blobs: Blob[] = []
  const missing: string[] = []
  for (const { packageId, version, sha256 } of packages) {
    if (sha256 === null) continue
    const title = `${packageId} ${version}`
    const file = await content.has(spaceId, sha256)
    if (!file) missing.push(title)
    else blobs.push({ role: 'package', title, sha256, size: file.size, open: () => content.read(spaceId, sha256) })
  }
  if (missing.length === 0) return blobs
  const names = [...new Set(missing)]
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ''
  throw refuse(
    'PACKAGES_MISSING',
    `The files of ${names.slice(0, MOST_NAMES).join(', ')}${more} are not here.`,
    'input',
    'includePackages',
  )
}

/** What was signed of a release on its way here, the newest last: bundles, and the last receipt from here. None for one that was built here. */
export async function historyOf(tx: Tx, releaseId: number): Promise<string[]> {
  const came = await tx.incomingBundle.findFirst({
    where: { releaseId },
    orderBy: { id: 'desc' },
    select: { history: true, envelope: true, receipt: true },
  })
  if (!came) return []
  const before: string[] = JSON.parse(came.history)
  return [...before, came.envelope, ...(came.receipt === null ? [] : [came.receipt])]
}
