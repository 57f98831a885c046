import type { Tx } from '../write/change.js'

/** A version of a package, by its order key. */
export type PackageVersion = { packageKey: string; version: string }

/**
 * Holds until the transaction ends which build information there is: so that of two who make a release and push what it was built from at the
 * same time, the one who comes second sees the other. Several may link at a time; nobody who changes it waits for a row while they do.
 */
export async function holdBuildInformation(tx: Tx, to: 'link' | 'change'): Promise<void> {
  if (to === 'link')
    await tx.$queryRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended('build information', 0))::text`
  else await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('build information', 0))::text`
}

/** Packages with the numbers of how they were built; null for what nobody has said. Ask with `holdBuildInformation`. */
export async function withBuildInformation<Package extends PackageVersion>(
  tx: Tx,
  packages: readonly Package[],
): Promise<(Package & { buildInformationId: number | null })[]> {
  if (packages.length === 0) return []
  const built = await tx.buildInformation.findMany({
    where: { OR: packages.map(({ packageKey, version }) => ({ packageKey, packageVersion: version })) },
    select: { id: true, packageKey: true, packageVersion: true },
  })
  const ids = new Map(built.map(({ id, packageKey, packageVersion }) => [keyOf(packageKey, packageVersion), id]))
  return packages.map((one) => ({ ...one, buildInformationId: ids.get(keyOf(one.packageKey, one.version)) ?? null }))
}

function keyOf(packageKey: string, version: string): string {
  return JSON.stringify([packageKey, version])
}
