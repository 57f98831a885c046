import { urlFor } from '@spaceport/database/connection'
import { spaceDatabaseName } from '@spaceport/database/names'
import { openSpace, type SpaceDatabase } from '@spaceport/database/space'
import { testDatabase } from '@spaceport/database/testing'
import { openZone, type PrismaClient } from '@spaceport/database/zone'
import type { Caller } from '@spaceport/kit/caller'
import { Membership } from '@spaceport/kit/membership'
import { seededRandom } from '@spaceport/kit/random'
import { named } from '@spaceport/space/testing/rows'
import { testInstance, type TestInstance } from '@spaceport/space/testing/instance'
import type { ZoneContext, Zones } from '@spaceport/zone/context'
import { makeLoaders } from '@spaceport/zone/load'
import { PlacementFeed } from '@spaceport/zone/placement/feed'
import { Faults, FaultyCalls, type Way } from './faults.js'

/** Runs the fleet, and manages each Space. */
export const ADMINISTRATOR: Caller = {
  ...{ subject: 'Users-1', name: 'Ada', groups: ['Groups-1'], systemRoles: ['SystemAdministrator'], cap: null },
}

/** What has an owner here: the same local id in each Space, at home in `Spaces-1`. */
export const SUBJECTS = [
  { kind: 'ENVIRONMENT', ids: 'Environments', local: 1 },
  { kind: 'ENVIRONMENT', ids: 'Environments', local: 2 },
  { kind: 'TENANT', ids: 'Tenants', local: 1 },
  { kind: 'VARIABLE', ids: 'Variables', local: 1 },
] as const

/** One of them. */
export type Subject = (typeof SUBJECTS)[number]

/** The id of something in a Space. */
export const idIn = (space: number, { ids, local }: Pick<Subject, 'ids' | 'local'>) => `Spaces-${space}/${ids}-${local}`

/** A zone and three Spaces, each on an Instance of its own, with a project of which parts may live anywhere. */
export type Fleet = {
  zone: PrismaClient
  spaces: { instance: TestInstance; db: SpaceDatabase['client'] }[]
  faults: Faults
  /** The zone as one request or one round has it; a crash aborts its signal. */
  begin(): { zones: Zones; context: ZoneContext; signal: AbortSignal }
  /** Puts everything back to its home. */
  reset(): Promise<void>
  close(): Promise<void>
}

/** Starts it. */
export async function startFleet(): Promise<Fleet> {
  const instances = await Promise.all([1, 2, 3].map(() => testInstance()))
  const databases: SpaceDatabase[] = []
  for (const [i, instance] of instances.entries()) {
    const json = { space: `Spaces-${i + 1}`, members: [{ subject: 'Users-1', role: 16 }] }
    await instance.as('directory').ask({ method: 'POST', path: '/internal/spaces', json })
    const { SPACEPORT_DATABASE_PREFIX: prefix, SPACEPORT_SPACE_DATABASE_URL: url } = instance.settings
    databases.push(openSpace(urlFor(url, spaceDatabaseName(prefix, 'Instances-4', `Spaces-${i + 1}`))))
  }
  const spaces = instances.map((instance, i) => ({ instance, db: databases[i]!.client }))
  for (const [i, { db }] of spaces.entries()) await fill(db, i + 1)
  const own = await testDatabase('zone')
  const { client: zone, close } = openZone(own.appUrl)
  const faults = new Faults(seededRandom('none'))
  const ways = new Map(instances.map((instance, i): [string, Way] => [`Instances-${i + 1}`, wayTo(instance)]))
  const membership = fleetOf(ways)
  const feed = new PlacementFeed(zone)
  return {
    zone,
    spaces,
    faults,
    begin() {
      const dying = new AbortController()
      const calls = new FaultyCalls(ways, faults, () => dying.abort(new Error('the zone died')))
      const zones = { db: zone, membership, instances: calls, feed }
      const { signal } = dying
      const known = { ...zones, caller: ADMINISTRATOR, requestId: 'test', signal, remaining: () => 20_000 }
      return { zones, context: { ...known, loaders: makeLoaders(known) }, signal }
    },
    async reset() {
      await zone.ownershipTransfer.deleteMany()
      await zone.projectSplit.deleteMany()
      await zone.ownership.deleteMany()
      for (const [i, { db }] of spaces.entries()) await home(db, i + 1)
    },
    async close() {
      feed.close()
      await close()
      await own.drop()
      for (const database of databases) await database.close()
      for (const instance of instances) await instance.close()
    },
  }
}

function wayTo(instance: TestInstance): Way {
  return { url: instance.url(), publicKey: instance.keys.self.publicKey, zoneKey: instance.keys.zone.privateKey }
}

function fleetOf(ways: ReadonlyMap<string, Way>): Membership {
  const membership = new Membership()
  const spaces = [...ways.keys()].map((instance, i) => ({ id: `Spaces-${i + 1}`, name: `Space ${i + 1}`, instance }))
  membership.apply({
    ...{ type: 'snapshot', revision: 1 },
    instances: [...ways].map(([id, { url, publicKey }]) => ({ id, name: id, url, publicKey })),
    spaces: spaces.map((space) => ({ ...space, state: 'ACTIVE' })),
    entry: spaces.map(({ id }) => ({ group: 'Groups-1', space: id })),
  })
  return membership
}

/** A project with two environments, a tenant and a value for the first environment; in all Spaces but the first placeholders of these. */
async function fill(db: SpaceDatabase['client'], space: number): Promise<void> {
  const remoteOf = (ids: string, local: number) => (space === 1 ? null : `Spaces-1/${ids}-${local}`)
  await db.projectGroup.create({ data: named('All') })
  for (const [i, name] of ['Test', 'Production'].entries()) {
    await db.environment.create({ data: { ...named(name), remoteOf: remoteOf('Environments', i + 1) } })
  }
  const phase = (environmentId: number) => ({
    ...{ name: `Phase ${environmentId}`, position: environmentId },
    environments: { create: { environmentId, position: 0 } },
  })
  await db.lifecycle.create({ data: { ...named('All'), phases: { create: [phase(1), phase(2)] } } })
  const place = { projectGroupId: 1, lifecycleId: 1, slug: 'app', remoteOf: remoteOf('Projects', 1) }
  await db.project.create({ data: { ...named('App'), ...place } })
  await db.tenant.create({ data: { ...named('Acme'), remoteOf: remoteOf('Tenants', 1) } })
  const scope = { projectId: 1, environmentIds: [1], isUnscoped: false, remoteOf: remoteOf('Variables', 1) }
  await db.variable.create({ data: { ...named('Greeting'), ...scope, value: space === 1 ? 'hello' : null } })
}

async function home(db: SpaceDatabase['client'], space: number): Promise<void> {
  const remoteOf = (ids: string, local: number) => (space === 1 ? null : `Spaces-1/${ids}-${local}`)
  for (const id of [1, 2]) {
    await db.environment.updateMany({ where: { id }, data: { remoteOf: remoteOf('Environments', id), epoch: 0 } })
  }
  await db.tenant.updateMany({ where: { id: 1 }, data: { remoteOf: remoteOf('Tenants', 1), epoch: 0 } })
  await db.sealedVariable.deleteMany()
  // A split that was asked for late finds no placeholder where the value lives by then, and leaves one that nobody uses.
  await db.variable.deleteMany({ where: { id: { gt: 1 } } })
  const value = space === 1 ? 'hello' : null
  await db.variable.updateMany({ where: { id: 1 }, data: { value, remoteOf: remoteOf('Variables', 1), epoch: 0 } })
}
