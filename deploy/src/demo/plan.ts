import { apportion } from '@spaceport/kit/apportion'
import { seededRandom } from '@spaceport/kit/random'
import { environmentNames, type Stage } from './environments.js'
import { DIVISIONS, INSTANCES, SPACES, ZONES, type ZoneKind } from './names.js'
import type { DemoSizes } from './sizes.js'
import { placeholders, type Reference } from './split.js'
import { tenantNames } from './tenants.js'

/** Something in a Space that may be a placeholder: `remoteOf` says which one it stands for. Ids are local numbers. */
export type PlannedEnvironment = {
  id: number
  name: string
  description: string
  stage: Stage
  remoteOf: Reference | null
}
export type PlannedTenant = { id: number; name: string; description: string; remoteOf: Reference | null }

export type PlannedSpace = {
  name: string
  description: string
  theme: string
  /** Index of its Instance. */
  instance: number
  environments: PlannedEnvironment[]
  tenants: PlannedTenant[]
  projects: number
  releases: number
  deployments: number
}

/** A whole demo fleet, before anything of it has an id. Spaces, Instances and Zones are named by their index. */
export type DemoPlan = {
  seed: string
  zones: { name: string; description: string; kind: ZoneKind }[]
  instances: { name: string; zone: number }[]
  spaces: PlannedSpace[]
}

/** The fleet of these sizes; the same sizes give the same fleet. `spaceNames`: what the Spaces are called, in place of the demo's own names. */
export function planDemo(sizes: DemoSizes, spaceNames: readonly string[] = []): DemoPlan {
  const instances = Array.from({ length: sizes.instances }, (_, i) => instanceOf(i))
  const places = Array.from({ length: sizes.spaces }, (_, i) => {
    const place = spaceOf(i, sizes.instances)
    return { ...place, name: spaceNames[i] ?? place.name }
  })
  const zoneOf = places.map((place) => instances[place.instance]?.zone ?? 0)

  const weights = seededRandom(`${sizes.seed}/sizes`)
  const shares = (total: number, minimum = 0) =>
    apportion(
      total,
      places.map(() => 0.8 + weights.next() * 0.6),
      minimum,
    )
  const projects = shares(sizes.projects, sizes.projects >= sizes.spaces ? 1 : 0)
  const releases = apportion(sizes.releases, projects)
  const deployments = apportion(sizes.deployments, releases)

  const remote = placeholders(zoneOf, {
    tenants: sizes.tenants >= 4 * sizes.spaces,
    environments: sizes.environments >= 3 * sizes.spaces,
  })
  const owned = (kind: 'environments' | 'tenants') => remote.reduce((sum, r) => sum + r[kind].length, 0)
  const environments = apportion(
    sizes.environments - owned('environments'),
    places.map(() => 1),
    1,
  )
  const tenants = apportion(
    sizes.tenants - owned('tenants'),
    places.map(() => 1),
  )
  const names = tenantNames(`${sizes.seed}/tenants`, sizes.tenants)

  let given = 0
  const spaces: PlannedSpace[] = places.map((place, i) => ({
    ...place,
    environments: environmentNames(environments[i] ?? 1).map(({ name, stage }, at) => ({
      ...{ id: at + 1, name, stage, remoteOf: null },
      description: `${name} of ${place.name}.`,
    })),
    tenants: Array.from({ length: tenants[i] ?? 0 }, (_, at) => ({
      ...{ id: at + 1, name: names[given++] ?? `Tenant ${given}`, remoteOf: null },
      description: `Customer of ${place.name}.`,
    })),
    projects: projects[i] ?? 0,
    releases: releases[i] ?? 0,
    deployments: deployments[i] ?? 0,
  }))
  for (const [i, { environments, tenants }] of remote.entries()) {
    const home = spaces[i] as PlannedSpace
    for (const space of environments) addRemoteEnvironment(home, spaces, space)
    for (const space of tenants) addRemoteTenant(home, spaces, space)
  }
  return { seed: sizes.seed, zones: [...ZONES], instances, spaces }
}

function instanceOf(index: number): { name: string; zone: number } {
  const base = INSTANCES[index % INSTANCES.length] as (typeof INSTANCES)[number]
  const round = Math.floor(index / INSTANCES.length)
  return { name: round ? `${base.name} ${round + 1}` : base.name, zone: base.zone }
}

function spaceOf(
  index: number,
  instances: number,
): { name: string; description: string; theme: string; instance: number } {
  const base = SPACES[index % SPACES.length] as (typeof SPACES)[number]
  const round = Math.floor(index / SPACES.length)
  if (round === 0) {
    return { name: base.name, description: base.about, theme: base.theme, instance: base.instance % instances }
  }
  const division = DIVISIONS[(round - 1) % DIVISIONS.length]
  const series = Math.floor((round - 1) / DIVISIONS.length)
  const name = `${division} ${base.name}${series ? ` ${series + 1}` : ''}`
  return { name, description: base.about, theme: base.theme, instance: index % instances }
}

/** The last environment of another Space, which is its production, as a placeholder in the home Space. */
function addRemoteEnvironment(home: PlannedSpace, spaces: PlannedSpace[], space: number): void {
  const owner = spaces[space] as PlannedSpace
  const real = owner.environments.findLast((e) => e.remoteOf === null)
  if (!real) return
  home.environments.push({
    id: home.environments.length + 1,
    name: `${owner.name} ${real.name}`,
    description: `${real.name} of ${owner.name}, owned there.`,
    stage: 'PRODUCTION',
    remoteOf: { space, id: real.id },
  })
}

/** The first tenant of another Space as a placeholder in the home Space. */
function addRemoteTenant(home: PlannedSpace, spaces: PlannedSpace[], space: number): void {
  const owner = spaces[space] as PlannedSpace
  const real = owner.tenants.find((t) => t.remoteOf === null)
  if (!real) return
  home.tenants.push({
    id: home.tenants.length + 1,
    name: real.name,
    description: `Customer of ${owner.name}, owned there.`,
    remoteOf: { space, id: real.id },
  })
}
