import type { PortableRelease } from '@spaceport/kit/bundle/content'
import { readBundleEnvelope } from '@spaceport/kit/bundle/statement'
import { textKey } from '@spaceport/kit/page/text-key'
import type { Tx } from '../write/change.js'

/**
 * Makes the files that a bundle brought along those of its packages, each version once; what a version has already stays. Only of a bundle that is
 * accepted: before, its source does not say what the packages of this Space are.
 */
export async function keepFiles(tx: Tx, envelope: string, { packages }: PortableRelease): Promise<void> {
  const { blobs } = readBundleEnvelope(envelope)
  const sizes = new Map(blobs.filter(({ role }) => role === 'package').map(({ sha256, size }) => [sha256, size]))
  const data = packages.flatMap(({ packageId, version, sha256 }) => {
    const size = sha256 === null ? undefined : sizes.get(sha256)
    if (sha256 === null || size === undefined) return []
    return [{ packageId: packageId.trim(), packageKey: textKey(packageId), version: version.trim(), sha256, size }]
  })
  await tx.packageFile.createMany({ data, skipDuplicates: true })
}
