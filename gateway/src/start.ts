import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { ComponentClient } from '@spaceport/kit/client'
import { Membership, membershipLineSchema } from '@spaceport/kit/membership'
import { Authenticator } from './auth/authenticate.js'
import { bindingCookie } from './auth/oidc.js'
import { sessionCookie } from './auth/session-cookie.js'
import type { Checks } from './edge/answer.js'
import { SpaceContent } from './content/space-content.js'
import { startHttp } from './edge/http.js'
import { startRateLimits, type RateLimits } from './edge/rate-limit/limits.js'
import { edgeRoutes } from './edge/routes.js'
import { ComponentDataSource } from './execution/component-data-source.js'
import { FleetDataSource, guardFor } from './fleet/data-source.js'
import { MissingSince } from './fleet/missing-since.js'
import { HttpTransport, InstanceClients, instancePeer } from './fleet/transport.js'
import { Feeds } from './live/feed/feeds.js'
import { Health } from './live/health.js'
import { Live } from './live/live.js'
import type { GatewaySettings } from './settings.js'
import { follow } from './supergraph/follow.js'
import { InstanceSchemas, onlyKnown } from './supergraph/instance-schemas.js'
import { SupergraphManager } from './supergraph/manager.js'
import { placementLineSchema, Placements } from './supergraph/placements.js'
import { readReleased } from './supergraph/released.js'

/** A running gateway. */
export type Gateway = {
  url: string
  /** Resolves when the first graph is published: from then on it answers queries. */
  ready: Promise<void>
  supergraph: SupergraphManager
  membership: Membership
  limits: RateLimits
  live: Live
  /** Takes no more requests, lets those that run finish for up to `graceMilliseconds`, and forgets the fleet. */
  close(graceMilliseconds?: number): Promise<void>
}

/** Milliseconds that running requests have at a shutdown: more than a request without a deadline of its own may take. */
const GRACE = 15_000

/**
 * What a composition of one's own may put in the place of the gateway's guards: a benchmark does, to measure what they cost. No setting
 * leads here.
 */
export type GatewayGuards = {
  signer?: AssertionSigner
  authenticator?: Pick<Authenticator, 'authenticate'>
  limits?: RateLimits
  checks?: Checks
}

/** Starts a gateway. It listens at once, and answers queries as soon as the directory is there. */
export async function startGateway(settings: GatewaySettings, guards: GatewayGuards = {}): Promise<Gateway> {
  const signer = guards.signer ?? new AssertionSigner({ issuer: 'gateway', keys: settings.keys })
  const directory = new ComponentClient(signer, { name: 'directory', url: settings.directory.url })
  const zone = new ComponentClient(signer, { name: 'zone', url: settings.zone.url })
  const membership = new Membership()
  const placements = new Placements()
  const sdlOf = (instance: string) => supergraph.instanceSdl(instance)
  const transport = onlyKnown(new HttpTransport(signer, settings.instanceAddresses), {
    sdlOf,
    reappeared: (instance) => supergraph.reappeared(instance),
  })
  const schemas = new InstanceSchemas(sdlOf)
  const [guard, since] = [guardFor(transport), new MissingSince()]
  const spaceDataSource = (sdl: string) =>
    new FleetDataSource({ sdl, transport, guard, since, schemaOf: (instance) => schemas.schemaOf(instance, sdl) })
  const supergraph = new SupergraphManager({
    directory,
    zone,
    released: await readReleased(settings.schemaFolder),
    approved: new Set(settings.approvedSdls),
    dataSources: (sdl) => ({
      directory: new ComponentDataSource(directory),
      zone: new ComponentDataSource(zone),
      ...(sdl === null ? {} : { space: spaceDataSource(sdl) }),
    }),
  })
  const limits = guards.limits ?? startRateLimits(directory, settings.rateLimits)
  const https = settings.publicUrls.every((url) => url.startsWith('https:'))
  const authenticator = guards.authenticator ?? new Authenticator(directory, membership)
  const instanceClients = new InstanceClients(signer, settings.instanceAddresses)
  const feeds = new Feeds(instanceClients, membership)
  const live = new Live({
    ...{ feeds, health: new Health(feeds, supergraph), authenticator, membership, placements, supergraph, limits },
    checks: guards.checks,
    streams: settings.streams,
  })
  const listening = await startHttp(
    edgeRoutes({
      directory,
      authenticator,
      live,
      checks: guards.checks,
      membership,
      placements,
      supergraph,
      limits,
      content: new SpaceContent(instanceClients, guard),
      cookie: sessionCookie({ secure: https }),
      binding: bindingCookie({ secure: https }),
      publicUrl: settings.publicUrls[0],
      ownOrigins: new Set(settings.publicUrls.map((url) => new URL(url).origin)),
    }),
    { ...settings, https },
  )
  supergraph.start()
  const members = follow({
    client: directory,
    path: '/internal/membership',
    line: membershipLineSchema,
    take(line) {
      membership.apply(line)
      if (line.type === 'beat') return
      live.wake()
      const instances = [...membership.instances.values()]
      supergraph.setInstances(
        instances.map((instance) => new ComponentClient(signer, instancePeer(instance, settings.instanceAddresses))),
      )
    },
    opened: () => supergraph.reappeared('directory'),
  })
  const zones = follow({
    client: zone,
    path: '/internal/placements',
    line: placementLineSchema,
    take(line) {
      placements.apply(line)
    },
    opened: () => supergraph.reappeared('zone'),
  })
  return {
    url: listening.url,
    ready: supergraph.published,
    supergraph,
    membership,
    limits,
    live,
    async close(graceMilliseconds = GRACE) {
      live.stop()
      await listening.close(graceMilliseconds)
      await limits.stop()
      members.stop()
      zones.stop()
      supergraph.stop()
    },
  }
}
