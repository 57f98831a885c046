import type { NewReleaseQuery } from '../../generated/graphql'

export type NewReleaseProject = Extract<NonNullable<NewReleaseQuery['project']>, { id: string }>

/** A package that a release of a channel needs a version of; `version` is what the newest release had. */
export type NeededPackage = { action: string; name: string; packageId: string; version: string }

/** The packages of the actions that are not disabled and run in a channel. */
export function packagesOf({ deploymentProcess, releases }: NewReleaseProject, channel: string): NeededPackage[] {
  const before = releases.nodes[0]?.packages ?? []
  return (deploymentProcess?.steps ?? [])
    .flatMap(({ actions }) => actions)
    .filter(
      ({ isDisabled, channels }) => !isDisabled && (channels.length === 0 || channels.some(({ id }) => id === channel)),
    )
    .flatMap(({ name: action, packages }) =>
      packages.map(({ name, packageId }) => ({
        action,
        name,
        packageId,
        version: before.find((one) => one.action === action && one.name === name)?.version ?? '',
      })),
    )
}
