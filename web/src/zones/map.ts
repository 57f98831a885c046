import type { ZoneMapQuery } from '../generated/graphql'

type Instances = NonNullable<ZoneMapQuery['instances']>['nodes'][number]
export type TrustFacts = NonNullable<ZoneMapQuery['trusts']>['nodes'][number]
export type OwnershipMap = NonNullable<ZoneMapQuery['ownershipMap']>

/** A Space as the map draws it. One beyond this fleet is known only by what it calls itself. */
export type MapSpace = { id: string; name: string; isBeyond: boolean }

/** How much an Instance owns; null where it did not tell, and a hundred means a hundred or more. */
export type Owned = { environments: number | null; tenants: number | null; variables: number | null }

export type MapInstance = {
  id: string
  name: string
  spaces: MapSpace[]
  owned: Owned
  /** How much of that has its home elsewhere; null where nobody told. */
  fromElsewhere: number | null
  /** Whether the zone heard from it; null where the caller may not know. */
  isAnswered: boolean | null
}

export type MapZone = {
  id: string
  name: string
  description: string | null
  /** How it is reached; `UNPLACED` and `BEYOND` are no Zones, but hold what is in none. */
  kind: 'CONNECTED' | 'DISCONNECTED' | 'UNPLACED' | 'BEYOND'
  instances: MapInstance[]
}

/** A trust as an arrow: what moves from one Space to the other because of it. */
export type MapTrust = { id: string; from: MapSpace; to: MapSpace; trust: TrustFacts }

/** An environment that stands in one Space and is owned elsewhere. */
export type MapPlaceholder = { id: string; name: string; space: MapSpace; owner: string }

export type ZoneMap = { zones: MapZone[]; trusts: MapTrust[]; placeholders: MapPlaceholder[] }

export type MapFilter = { zone: readonly string[]; space: readonly string[] }

const BEYOND = 'beyond'
const UNPLACED = 'unplaced'

/** The map of what the graph tells, narrowed to some Zones and Spaces. */
export function mapOf(data: ZoneMapQuery, filter: MapFilter): ZoneMap {
  const known = new Map<string, MapSpace>()
  const instances = data.instances?.nodes ?? []
  for (const { spaces } of instances) {
    for (const space of spaces ?? [])
      if (space) known.set(space.id, { id: space.id, name: space.name, isBeyond: false })
  }
  const byName = new Map([...known.values()].map((space) => [space.name.toLowerCase(), space]))
  const beyond = new Map<string, MapSpace>()
  const named = (name: string): MapSpace => {
    const found = byName.get(name.toLowerCase()) ?? beyond.get(name)
    if (found) return found
    const space = { id: `${BEYOND}/${name}`, name, isBeyond: true }
    beyond.set(name, space)
    return space
  }
  const trusts = (data.trusts?.nodes ?? []).flatMap((trust): MapTrust[] => {
    const here = trust.space && known.get(trust.space.id)
    if (!here) return []
    const peer = named(trust.peer)
    return [{ id: trust.id, trust, from: peer, to: here }]
  })
  const placeholders = (data.environments?.nodes ?? []).flatMap(({ id, name, space, owner, remoteSpace }) => {
    const here = space && known.get(space.id)
    return here ? [{ id, name, space: here, owner: owner?.name ?? remoteSpace ?? 'somebody that you may not see' }] : []
  })
  const zones = zonesOf(data, instances, [...beyond.values()])
  return narrowed({ zones, trusts, placeholders }, filter)
}

function zonesOf(data: ZoneMapQuery, instances: readonly Instances[], beyond: MapSpace[]): MapZone[] {
  const holdings = new Map(data.ownershipMap?.instances.map((one) => [one.instance?.id, one]))
  const inZone = (zone: string | null) =>
    instances
      .filter((instance) => (instance.zone?.id ?? null) === zone)
      .map((one) => instanceOf(one, holdings.get(one.id)))
  const zones: MapZone[] = (data.zones?.nodes ?? []).map((zone) => ({ ...zone, instances: inZone(zone.id) }))
  const unplaced = inZone(null)
  if (unplaced.length > 0) {
    zones.push({ id: UNPLACED, name: 'In no Zone yet', description: null, kind: 'UNPLACED', instances: unplaced })
  }
  if (beyond.length > 0) {
    const nobody = { environments: null, tenants: null, variables: null }
    const far = {
      id: BEYOND,
      name: 'Another Spaceport',
      spaces: beyond,
      owned: nobody,
      fromElsewhere: null,
      isAnswered: null,
    }
    zones.push({ id: BEYOND, name: 'Beyond this fleet', description: null, kind: 'BEYOND', instances: [far] })
  }
  return zones
}

function instanceOf(instance: Instances, holding: OwnershipMap['instances'][number] | undefined): MapInstance {
  const { id, name, spaces, ownedEnvironments, ownedTenants, ownedVariables } = instance
  return {
    id,
    name,
    spaces: (spaces ?? []).flatMap((space) => (space ? [{ id: space.id, name: space.name, isBeyond: false }] : [])),
    owned: {
      environments: ownedEnvironments?.length ?? null,
      tenants: ownedTenants?.length ?? null,
      variables: ownedVariables?.length ?? null,
    },
    fromElsewhere: holding?.isAnswered ? holding.owned.length : null,
    isAnswered: holding?.isAnswered ?? null,
  }
}

function narrowed({ zones, trusts, placeholders }: ZoneMap, { zone, space }: MapFilter): ZoneMap {
  if (zone.length === 0 && space.length === 0) return { zones, trusts, placeholders }
  const isWanted = (one: MapZone, id: string) =>
    (zone.length === 0 || zone.includes(one.id)) && (space.length === 0 || space.includes(id))
  const wanted = new Set(
    zones.flatMap((one) =>
      one.instances.flatMap(({ spaces }) => spaces.filter(({ id }) => isWanted(one, id)).map(({ id }) => id)),
    ),
  )
  const kept = trusts.filter(({ from, to }) => wanted.has(from.id) || wanted.has(to.id))
  // Whom a chosen Space trusts stays in sight, so that no arrow leads nowhere.
  const shown = new Set([...wanted, ...kept.flatMap(({ from, to }) => [from.id, to.id])])
  const inSight = zones.flatMap((one) => {
    const instances = one.instances
      .map((instance) => ({ ...instance, spaces: instance.spaces.filter(({ id }) => shown.has(id)) }))
      .filter(({ spaces }) => spaces.length > 0)
    return instances.length > 0 || (space.length === 0 && zone.includes(one.id)) ? [{ ...one, instances }] : []
  })
  return { zones: inSight, trusts: kept, placeholders: placeholders.filter((one) => wanted.has(one.space.id)) }
}
