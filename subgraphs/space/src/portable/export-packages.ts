import type { PortableRelease } from '@spaceport/kit/bundle/content'
import { TOLD_COLUMNS } from '../build-information/told-columns.js'
import type { Tx } from '../write/change.js'

/** A package of a release, as it is read for a bundle. */
export const EXPORTED_PACKAGE = {
  actionName: true,
  name: true,
  packageId: true,
  packageKey: true,
  version: true,
  feedId: true,
  sha256: true,
  buildInformation: { select: TOLD_COLUMNS },
} as const

type PackageRow = {
  actionName: string
  name: string
  packageId: string
  packageKey: string
  version: string
  feedId: number | null
  sha256: string | null
  buildInformation: {
    packageId: string
    packageVersion: string
    branch: string | null
    vcsCommitNumber: string | null
    buildUrl: string | null
    createdAt: Date
  } | null
}

/** The files of packages that are kept here, by package and version. */
export type PackageFiles = ReadonlyMap<string, { sha256: string; size: number }>

/** Finds the files of a release's packages, of those that are kept here. */
export async function packageFiles(
  tx: Pick<Tx, 'packageFile'>,
  packages: readonly PackageRow[],
): Promise<PackageFiles> {
  const files = await tx.packageFile.findMany({
    where: { OR: packages.map(({ packageKey, version }) => ({ packageKey, version })) },
    select: { packageKey: true, version: true, sha256: true, size: true },
  })
  return new Map(files.map(({ sha256, size, ...file }) => [fileKey(file), { sha256, size: Number(size) }]))
}

function fileKey({ packageKey, version }: Pick<PackageRow, 'packageKey' | 'version'>): string {
  return JSON.stringify([packageKey, version])
}

/**
 * The manifest of a release's packages. What a release came with counts for what a package's file must be, before what is kept here now; of a
 * file that is another one here the size is not known.
 */
export function exportPackages(
  packages: readonly PackageRow[],
  files: PackageFiles,
  feedName: (id: number | null) => string | null,
): PortableRelease['packages'] {
  return packages.map((one) => {
    const file = files.get(fileKey(one))
    const sha256 = one.sha256 ?? file?.sha256 ?? null
    const { actionName: action, name, packageId, version, feedId } = one
    const size = file && file.sha256 === sha256 ? file.size : null
    return { action, name, packageId, version, feed: feedName(feedId), sha256, size }
  })
}

/** How the packages were built, each build once. */
export function exportBuilds(packages: readonly PackageRow[]): PortableRelease['builds'] {
  const builds = new Map<string, PortableRelease['builds'][number]>()
  for (const { buildInformation } of packages) {
    if (!buildInformation) continue
    const { packageId, packageVersion: version, branch, vcsCommitNumber, buildUrl, createdAt } = buildInformation
    const build = { packageId, version, branch, commit: vcsCommitNumber, url: buildUrl }
    builds.set(JSON.stringify([packageId, version]), { ...build, builtAt: createdAt.toISOString() })
  }
  return [...builds.values()]
}
