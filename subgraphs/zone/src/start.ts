import { zoneDatabaseName } from '@spaceport/database/names'
import {
  appRole,
  ensureDatabase,
  ownerRole,
  rolePassword,
  type ProvisionedDatabase,
} from '@spaceport/database/provision'
import { openZone } from '@spaceport/database/zone'
import { componentKeys, storageSecret } from '@spaceport/kit/assertion/component-keys'
import { keysOf } from '@spaceport/kit/assertion/key-source'
import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { AssertionVerifier } from '@spaceport/kit/assertion/verify'
import { ComponentClient } from '@spaceport/kit/client'
import { instanceAddresses } from '@spaceport/kit/client/addresses'
import { follow } from '@spaceport/kit/client/follow'
import { Membership, membershipLineSchema } from '@spaceport/kit/membership'
import type { RunningService } from '@spaceport/kit/server/run'
import { startService } from '@spaceport/kit/server/service'
import { sdlRoute } from '@spaceport/kit/server/sdl'
import type { Settings, ZONE_SETTINGS } from '@spaceport/kit/settings'
import type { Zones } from './context.js'
import { Courier } from './courier/courier.js'
import { Queue } from './courier/queue.js'
import { graphqlRoute } from './http/graphql.js'
import { placementsRoute } from './http/placements.js'
import { InstanceCalls } from './instance/calls.js'
import { PlacementFeed } from './placement/feed.js'
import { schema, sdl } from './schema.js'
import { sweepOn } from './transfer/sweep.js'

/** The settings of a zone process. */
export type ZoneSettings = Settings<(typeof ZONE_SETTINGS)[number]>

/** Starts a zone process: its database made and migrated, the directory's stream followed, its routes open, its courier on the way. */
export async function startZone(settings: ZoneSettings): Promise<RunningService> {
  const keys = componentKeys(settings)
  if (keysOf(keys.current(), 'directory').length === 0) throw new Error('The public key of the directory is missing.')
  const signer = new AssertionSigner({ issuer: 'zone', keys })
  const provisioned = await provision(settings)
  const database = openZone(provisioned.appUrl)
  // Before anything runs by itself: what asks first would have to load the client.
  await database.client.$connect()
  const stopping = new AbortController()
  const zones: Zones = {
    db: database.client,
    membership: new Membership(),
    instances: new InstanceCalls(signer, instanceAddresses(settings)),
    feed: new PlacementFeed(database.client),
  }
  const courier = new Courier(zones, await Queue.open(provisioned))
  const routes = [graphqlRoute(zones, schema), sdlRoute(sdl, ['gateway']), placementsRoute(zones.feed, stopping.signal)]
  const service = await startService({
    host: settings.SPACEPORT_HOST,
    port: settings.SPACEPORT_PORT,
    verifier: new AssertionVerifier({ audience: 'zone', keys }),
    routes,
  })
  const following = follow({
    client: new ComponentClient(signer, { name: 'directory', url: settings.SPACEPORT_DIRECTORY_URL }),
    path: '/internal/membership',
    onLine: (line) => zones.membership.apply(membershipLineSchema.parse(line)),
  })
  courier.start()
  const sweeping = sweepOn(zones, stopping.signal)
  return {
    url: service.url,
    routes,
    async close() {
      stopping.abort()
      await sweeping
      await following.close()
      await service.close()
      await courier.close()
      zones.feed.close()
      await database.close()
    },
  }
}

function provision(settings: ZoneSettings): Promise<ProvisionedDatabase> {
  const name = zoneDatabaseName(settings.SPACEPORT_DATABASE_PREFIX)
  return ensureDatabase(settings.SPACEPORT_ZONE_DATABASE_URL, name, 'zone', {
    ownerPassword: rolePassword(storageSecret(settings), ownerRole(name)),
    appPassword: rolePassword(storageSecret(settings), appRole(name)),
  })
}
