import { textKey } from '@spaceport/kit/page/text-key'
import type { Examined } from './examine.js'

/** The packages whose files a bundle brings along, as the Space keeps them; each version once. */
export function carriedFiles({ verified, content }: Examined) {
  const sizes = new Map(
    verified.statement.blobs.filter(({ role }) => role === 'package').map(({ sha256, size }) => [sha256, size]),
  )
  return content.packages.flatMap(({ packageId, version, sha256 }) => {
    const size = sha256 === null ? undefined : sizes.get(sha256)
    if (sha256 === null || size === undefined) return []
    return [{ packageId: packageId.trim(), packageKey: textKey(packageId), version: version.trim(), sha256, size }]
  })
}
