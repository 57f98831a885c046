import { countStatements } from '@spaceport/database/cancel'
import { testDatabase } from '@spaceport/database/testing'
import { openZone, type PrismaClient } from '@spaceport/database/zone'
import { generateKeyPair, type KeyPair } from '@spaceport/kit/assertion/keys'
import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import type { Caller } from '@spaceport/kit/caller'
import { LOOPBACK_ONLY } from '@spaceport/kit/client/addresses'
import { Membership, type InstanceMember } from '@spaceport/kit/membership'
import { createGraphQL } from '@spaceport/kit/server/graphql'
import type { ZoneContext, Zones } from '../context.js'
import { InstanceCalls } from '../instance/calls.js'
import { makeLoaders } from '../load.js'
import { PlacementFeed } from '../placement/feed.js'
import { schema } from '../schema.js'

/** A caller of the test fleet. `Groups-1` may enter Spaces 1 to 3, `Groups-2` only Space 3; nobody may enter Space 4. */
export function callerOf(group: string, changes: Partial<Caller> = {}): Caller {
  return { subject: 'Users-7', name: 'Ada', groups: [group], systemRoles: [], cap: null, ...changes }
}

/** Runs the fleet and may enter Spaces 1 to 3. */
export const ADMINISTRATOR = callerOf('Groups-1', { subject: 'Users-1', systemRoles: ['SystemAdministrator'] })
/** May enter Spaces 1 to 3. */
export const MEMBER = callerOf('Groups-1')
/** May enter Space 3 only, which lives on `Instances-2`. */
export const GUEST = callerOf('Groups-2', { subject: 'Users-8' })

/** The test fleet: Spaces 1 and 2 on the first Instance, 3 on the second, 4 on the third. */
export function fleet(instances: readonly InstanceMember[] = [1, 2, 3].map(unreachable)): Membership {
  const membership = new Membership()
  membership.apply({
    type: 'snapshot',
    revision: 1,
    instances: [...instances],
    spaces: [1, 1, 2, 3].map((instance, i) => ({
      id: `Spaces-${i + 1}`,
      name: `Space ${i + 1}`,
      instance: `Instances-${instance}`,
      state: 'ACTIVE',
    })),
    entry: [
      { group: 'Groups-1', space: 'Spaces-1' },
      { group: 'Groups-1', space: 'Spaces-2' },
      { group: 'Groups-1', space: 'Spaces-3' },
      { group: 'Groups-2', space: 'Spaces-3' },
    ],
  })
  return membership
}

/** An Instance at which nobody listens (port 1 of loopback). */
function unreachable(n: number): InstanceMember {
  return {
    id: `Instances-${n}`,
    name: `Instance ${n}`,
    url: 'http://127.0.0.1:1',
    publicKey: generateKeyPair().publicKey,
  }
}

/** What an operation answered and how many SQL statements it took. */
export type Answered = { data: Record<string, unknown> | null; errors: string[]; statements: number }

/** A zone without its HTTP side, on a database of its own. */
export type World = {
  /** What its own work runs with. */
  zones: Zones
  db: PrismaClient
  membership: Membership
  feed: PlacementFeed
  /** The zone's own keys, for Instances that are to believe it. */
  keys: KeyPair
  /** Executes an operation on behalf of a caller. Errors come as `path: CODE`. */
  ask(caller: Caller, query: string, variables?: Record<string, unknown>): Promise<Answered>
  /** The references of one type, resolved as the gateway asks for them. */
  entities(caller: Caller, type: string, ids: string[], fields: string): Promise<unknown[]>
  close(): Promise<void>
}

/** Makes a zone for one test file. */
export async function openWorld(membership: Membership = fleet(), remaining = 10_000): Promise<World> {
  const database = await testDatabase('zone')
  const { client: db, close } = openZone(database.appUrl)
  const keys = generateKeyPair()
  const signer = new AssertionSigner({ issuer: 'zone', privateKey: keys.privateKey })
  const zones: Zones = {
    db,
    membership,
    instances: new InstanceCalls(signer, LOOPBACK_ONLY),
    feed: new PlacementFeed(db),
  }
  const graphql = createGraphQL<ZoneContext>(schema)

  const ask: World['ask'] = async (caller, query, variables) => {
    const known = {
      ...zones,
      caller,
      requestId: 'test',
      signal: new AbortController().signal,
      remaining: () => remaining,
    }
    const context = { ...known, loaders: makeLoaders(known) }
    const { result, statements } = await countStatements(() =>
      graphql.execute(graphql.prepare(query), variables, context),
    )
    return {
      data: result.data ? (JSON.parse(JSON.stringify(result.data)) as Record<string, unknown>) : null,
      errors: (result.errors ?? []).map(({ path, extensions }) => `${path?.join('.')}: ${String(extensions.code)}`),
      statements: statements.length,
    }
  }

  return {
    zones,
    db,
    membership,
    feed: zones.feed,
    keys,
    ask,
    async entities(caller, type, ids, fields) {
      const representations = ids.map((id) => ({ __typename: type, id }))
      const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} { ${fields} } } }`
      const { data, errors } = await ask(caller, query, { representations })
      if (errors.length > 0) throw new Error(errors.join(', '))
      return data?._entities as unknown[]
    },
    async close() {
      zones.feed.close()
      await close()
      await database.drop()
    },
  }
}
