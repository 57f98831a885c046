import { LaunchError } from '../local/launch-error.js'

/** How large a demo fleet is. */
export type DemoSizes = {
  instances: number
  spaces: number
  projects: number
  environments: number
  tenants: number
  releases: number
  deployments: number
  seed: string
}

const LARGEST = 5_000_000

/** Fills in what was not said and refuses what cannot be: one sentence in a LaunchError. */
export function demoSizes(wanted: Partial<DemoSizes>): DemoSizes {
  const spaces = wanted.spaces ?? 6
  const projects = wanted.projects ?? 7 * spaces
  const releases = wanted.releases ?? (projects === 0 ? 0 : Math.max(2_000, 48 * projects))
  const sizes: DemoSizes = {
    instances: wanted.instances ?? Math.min(4, Math.max(1, spaces)),
    spaces,
    projects,
    environments: wanted.environments ?? 4 * spaces,
    tenants: wanted.tenants ?? 10 * spaces,
    releases,
    deployments: wanted.deployments ?? 3 * releases,
    seed: wanted.seed ?? 'spaceport',
  }
  const fault = faultOf(sizes)
  if (fault) throw new LaunchError(fault)
  return sizes
}

function faultOf(sizes: DemoSizes): string | null {
  if (sizes.instances < 1) return 'A demo fleet has at least one Instance.'
  if (sizes.spaces < 1) return 'A demo fleet has at least one Space.'
  if (sizes.environments < 2 * sizes.spaces) {
    return `${sizes.spaces} Spaces need at least ${2 * sizes.spaces} environments, two for each.`
  }
  if (sizes.projects === 0 && sizes.releases > 0) return 'Releases need projects.'
  if (sizes.releases === 0 && sizes.deployments > 0) return 'Deployments need releases.'
  const large = Object.entries(sizes).find(([, value]) => typeof value === 'number' && value > LARGEST)
  return large ? `${large[1]} ${large[0]} are more than this demo can make (${LARGEST}).` : null
}
