import { componentKeys, storageSecret } from '@spaceport/kit/assertion/component-keys'
import { AssertionVerifier } from '@spaceport/kit/assertion/verify'
import { secretKeys } from '@spaceport/kit/secret/ring'
import { createGraphQL } from '@spaceport/kit/server/graphql'
import type { RunningService } from '@spaceport/kit/server/run'
import { startService } from '@spaceport/kit/server/service'
import { sdlRoute } from '@spaceport/kit/server/sdl'
import type { Settings, SPACE_SETTINGS } from '@spaceport/kit/settings'
import type { rightsOf } from './access/load.js'
import { Heads } from './change-feed/heads.js'
import { contentOf } from './content/of-settings.js'
import type { SpaceContext } from './context.js'
import { batchRoute } from './http/batch.js'
import { changesPageRoute } from './http/changes-page.js'
import { changesRoute } from './http/changes.js'
import { contentReadRoute } from './http/content-read.js'
import { contentAppendRoute, contentOffsetRoute } from './http/content.js'
import { graphqlRoute } from './http/graphql.js'
import { acceptsRoute } from './http/accepts.js'
import { identitiesRoute } from './http/identities.js'
import { importsRoute } from './http/imports.js'
import { journeysRoute } from './http/journeys.js'
import { footprintRoute, holdingsRoute, lookRoute, planSplitRoute, takePortionRoute } from './http/ownership-looks.js'
import { ownershipMoveRoutes } from './http/ownership-moves.js'
import { outboxRightRoute } from './http/outbox-right.js'
import { outboxRoute } from './http/outbox.js'
import { ownershipRoute } from './http/ownership.js'
import { makeReceiptRoute } from './http/receipts-make.js'
import { takeReceiptRoute } from './http/receipts-take.js'
import { explainRoute, whoCanRoute } from './http/rights.js'
import { createSpaceRoute, listSpacesRoute } from './http/spaces.js'
import { Spaces } from './instance/spaces.js'
import { schema } from './schema.js'
import { sdl } from './sdl.js'

/** The settings of an Instance. */
export type SpaceSettings = Settings<(typeof SPACE_SETTINGS)[number]>

/** What a composition of one's own may put in the place of the guards: a benchmark does, to measure what they cost. */
export type SpaceGuards = { verifier?: AssertionVerifier; rightsOf?: typeof rightsOf }

/** Starts an Instance: its Spaces' databases found and migrated, its routes open. */
export async function startSpace(settings: SpaceSettings, guards: SpaceGuards = {}): Promise<RunningService> {
  const { SPACEPORT_INSTANCE_ID: instance } = settings
  const keys = componentKeys(settings)
  const spaces = await Spaces.open({
    adminUrl: settings.SPACEPORT_SPACE_DATABASE_URL,
    prefix: settings.SPACEPORT_DATABASE_PREFIX,
    instance,
    secret: storageSecret(settings),
    secrets: secretKeys(settings, keys),
    content: contentOf(settings),
    ...(guards.rightsOf ? { rightsOf: guards.rightsOf } : {}),
  })
  const graphql = createGraphQL<SpaceContext>(schema)
  const stopping = new AbortController()
  const routes = [
    graphqlRoute(spaces, graphql),
    batchRoute(spaces, graphql),
    listSpacesRoute(spaces),
    createSpaceRoute(spaces),
    acceptsRoute(spaces),
    identitiesRoute(spaces),
    ownershipRoute(spaces),
    ...ownershipMoveRoutes(spaces),
    lookRoute(spaces),
    footprintRoute(spaces),
    planSplitRoute(spaces),
    takePortionRoute(spaces),
    holdingsRoute(spaces),
    journeysRoute(spaces),
    outboxRoute(spaces),
    outboxRightRoute(spaces),
    explainRoute(spaces),
    whoCanRoute(spaces),
    sdlRoute(sdl, ['gateway', 'directory']),
    changesRoute(spaces, new Heads(spaces), stopping.signal),
    changesPageRoute(spaces),
    contentOffsetRoute(spaces),
    contentReadRoute(spaces),
    contentAppendRoute(spaces),
    importsRoute(spaces),
    makeReceiptRoute(spaces),
    takeReceiptRoute(spaces),
  ]
  const service = await startService({
    host: settings.SPACEPORT_HOST,
    port: settings.SPACEPORT_PORT,
    verifier: guards.verifier ?? new AssertionVerifier({ audience: instance, keys }),
    routes,
  }).catch(async (error: unknown) => {
    await spaces.close()
    throw error
  })
  return {
    url: service.url,
    routes,
    async close() {
      stopping.abort()
      await service.close()
      await spaces.close()
    },
  }
}
