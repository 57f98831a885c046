import { compareVersions } from '../release/version-order.js'
import { parseVersion } from '../release/version.js'

/** A package of a release. */
export type ReleasedPackage = {
  actionName: string
  name: string
  packageId: string
  packageKey: string
  version: string
}

/** What became of a package: only where its version is another one. */
export type PackageChange = {
  change: 'ADDED' | 'REMOVED' | 'CHANGED'
  action: string
  name: string
  packageId: string
  packageKey: string
  before: string | null
  after: string | null
  /** Whether the version is older than before. */
  isDowngrade: boolean
}

/** Compares the packages of two releases, by action, reference and package; in the order of the second, then what is gone. */
export function comparePackages(
  before: readonly ReleasedPackage[],
  after: readonly ReleasedPackage[],
): PackageChange[] {
  const keyOf = (one: ReleasedPackage) => JSON.stringify([one.actionName, one.name, one.packageKey])
  const old = new Map(before.map((one) => [keyOf(one), one]))
  const now = new Set(after.map(keyOf))
  return [
    ...after.flatMap((one) => changeOf(old.get(keyOf(one)) ?? null, one)),
    ...before.flatMap((one) => (now.has(keyOf(one)) ? [] : changeOf(one, null))),
  ]
}

function changeOf(before: ReleasedPackage | null, after: ReleasedPackage | null): PackageChange[] {
  const one = after ?? before
  if (!one || before?.version === after?.version) return []
  const { actionName: action, name, packageId, packageKey } = one
  return [
    {
      change: !before ? 'ADDED' : !after ? 'REMOVED' : 'CHANGED',
      ...{ action, name, packageId, packageKey },
      before: before?.version ?? null,
      after: after?.version ?? null,
      isDowngrade: before !== null && after !== null && order(before.version, after.version) > 0,
    },
  ]
}

/** How a version of a package was built. */
export type Build = { id: number; packageKey: string; packageVersion: string }

/**
 * The builds that come with a change, or go with one back to an older version: those of versions after the older of both, up to the newer
 * one; the oldest first. None unless the package was there before.
 */
export function buildsBetween(change: PackageChange, builds: readonly Build[]): Build[] {
  const { packageKey, before, after, isDowngrade } = change
  if (before === null || after === null) return []
  const [older, newer] = isDowngrade ? [after, before] : [before, after]
  return builds
    .filter((build) => build.packageKey === packageKey)
    .filter(({ packageVersion }) => order(older, packageVersion) < 0 && order(packageVersion, newer) <= 0)
    .toSorted((a, b) => order(a.packageVersion, b.packageVersion) || a.id - b.id)
}

/** What is no version, which should not be, comes first. */
function order(one: string, other: string): number {
  const [a, b] = [parseVersion(one, 1), parseVersion(other, 1)]
  return a && b ? compareVersions(a, b) : Number(a !== null) - Number(b !== null)
}
