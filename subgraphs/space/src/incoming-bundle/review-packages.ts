import { textKey } from '@spaceport/kit/page/text-key'
import type { SpaceContext } from '../context.js'
import type { Review } from './review.js'

/** Whether the file of a carried package is here. */
export const PACKAGE_STATES = ['PRESENT', 'MISSING', 'UNKNOWN'] as const

/** A package of a carried release. */
export type CarriedPackage = {
  action: string
  name: string
  packageId: string
  version: string
  sha256: string | null
  /** Bytes. */
  size: number | null
  state: (typeof PACKAGE_STATES)[number]
}

/** The packages of a carried release, each with whether its file is here; of one whose digest was not carried nobody can tell. */
export async function packagesOf(
  { content: store, spaceId }: SpaceContext,
  { content }: Review,
): Promise<CarriedPackage[]> {
  const digests = new Set(content.packages.flatMap(({ sha256 }) => sha256 ?? []))
  const present = new Map<string, number>()
  for (const digest of digests) {
    const found = await store.has(spaceId, digest)
    if (found) present.set(digest, found.size)
  }
  return content.packages
    .map(({ action, name, packageId, version, sha256, size }) => ({
      ...{ action, name, packageId, version, sha256 },
      size: size ?? (sha256 === null ? null : (present.get(sha256) ?? null)),
      state: sha256 === null ? ('UNKNOWN' as const) : present.has(sha256) ? ('PRESENT' as const) : ('MISSING' as const),
    }))
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function keyOf({ action, name }: Pick<CarriedPackage, 'action' | 'name'>): string {
  return JSON.stringify([textKey(action), textKey(name)])
}
