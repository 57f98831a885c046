import { openDirectory, type PrismaClient } from '@spaceport/database/directory'
import { listen } from '@spaceport/database/listen'
import { directoryDatabaseName } from '@spaceport/database/names'
import { ensureDatabase, rolePassword } from '@spaceport/database/provision'
import { componentKeys, storageSecret } from '@spaceport/kit/assertion/component-keys'
import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { AssertionVerifier } from '@spaceport/kit/assertion/verify'
import { instanceAddresses } from '@spaceport/kit/client/addresses'
import { startService } from '@spaceport/kit/server/service'
import type { RunningService } from '@spaceport/kit/server/run'
import { sdlRoute } from '@spaceport/kit/server/sdl'
import type { DIRECTORY_SETTINGS, Settings } from '@spaceport/kit/settings'
import type { Directory } from './context.js'
import { announceFirstRun } from './first-run/announce.js'
import { auditReadingRoute } from './event/route.js'
import { authenticateRoute } from './http/authenticate.js'
import { graphqlRoute } from './http/graphql.js'
import { membershipRoute } from './http/membership.js'
import { identityProvidersRoute, oidcFinishRoute, oidcStartRoute } from './http/oidc.js'
import { oneTimeRoutes } from './http/one-time.js'
import { rateLimitsRoute } from './http/rate-limits.js'
import { signInRoute } from './http/sign-in.js'
import { signOutRoute } from './http/sign-out.js'
import { MEMBERSHIP_CHANNEL } from './membership/revision.js'
import { Wake } from './membership/wake.js'
import { Issuers } from './oidc/issuers.js'
import { Attempts } from './rate-limit/attempts.js'
import { counterStore } from './rate-limit/store.js'
import { schema, sdl } from './schema.js'
import { sessionLifetimes } from './session/lifetime.js'
import { keepPruned } from './session/prune.js'
import { ensureFirstAdministrator } from './user/first-administrator.js'

/** The settings of a directory process. */
export type DirectorySettings = Settings<(typeof DIRECTORY_SETTINGS)[number]>

/** What tests set; everybody else takes the defaults. */
export type DirectoryOptions = {
  now?: () => Date
  beat?: number
  /** Who checks assertions; a benchmark puts another in its place, to measure what that costs. */
  verifier?: AssertionVerifier
  /** Who is told the token of the first run. */
  tell?: (token: string) => void
  /** Milliseconds that a count of failures may take before this process counts by itself. */
  countWithin?: number
}

/** The most connections of one process: enough for requests to be authenticated while Instances make Spaces. */
const CONNECTIONS = 12

/** Starts a directory process: its database made and migrated, the first administrator there, its routes open. */
export async function startDirectory(
  settings: DirectorySettings,
  options: DirectoryOptions = {},
): Promise<RunningService> {
  const url = await databaseUrl(settings)
  const database = openDirectory(url, { max: CONNECTIONS })
  const opened: (() => Promise<void>)[] = [() => database.close()]
  const close = async () => {
    for (const end of opened.splice(0).reverse()) await end()
  }
  try {
    const { url: at, routes } = await open(settings, options, url, database.client, opened)
    return { url: at, routes, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Opens all but the database, and says how to end each part. Returns the service's address and routes. */
async function open(
  settings: DirectorySettings,
  { now = () => new Date(), beat, tell, verifier: given, countWithin }: DirectoryOptions,
  url: string,
  db: PrismaClient,
  opened: (() => Promise<void>)[],
): Promise<Pick<RunningService, 'url' | 'routes'>> {
  const keys = componentKeys(settings)
  const signer = new AssertionSigner({ issuer: 'directory', keys })
  const verifier = given ?? new AssertionVerifier({ audience: 'directory', keys })
  const lifetimes = sessionLifetimes({
    idleHours: settings.SPACEPORT_SESSION_IDLE_HOURS,
    days: settings.SPACEPORT_SESSION_DAYS,
  })
  const directory: Directory = {
    db,
    signer,
    secret: storageSecret(settings),
    instanceAddresses: instanceAddresses(settings),
    now,
    lifetimes,
    attempts: new Attempts(counterStore(db, countWithin), settings.SPACEPORT_RATE_LIMIT_SIGN_IN),
  }
  await ensureFirstAdministrator(db, {
    email: settings.SPACEPORT_ADMIN_EMAIL,
    password: settings.SPACEPORT_ADMIN_PASSWORD,
  })
  opened.push(keepPruned(directory))
  const wake = new Wake()
  const listener = await listen(url, MEMBERSHIP_CHANNEL, () => wake.call())
  opened.push(() => listener.close())
  const stopping = new AbortController()
  const issuers = new Issuers(now)
  const routes = [
    graphqlRoute(directory, schema),
    sdlRoute(sdl, ['gateway']),
    signInRoute(directory),
    authenticateRoute(directory, issuers),
    identityProvidersRoute(directory),
    oidcStartRoute(directory, issuers),
    oidcFinishRoute(directory, issuers),
    signOutRoute(directory),
    auditReadingRoute(directory),
    ...oneTimeRoutes(directory),
    rateLimitsRoute(directory),
    membershipRoute(directory, wake, stopping.signal, beat),
  ]
  const service = await startService({
    host: settings.SPACEPORT_HOST,
    port: settings.SPACEPORT_PORT,
    verifier,
    routes,
  })
  opened.push(async () => {
    stopping.abort()
    await service.close()
  })
  await announceFirstRun(directory, tell)
  return { url: service.url, routes }
}

/** The address of the directory's own database, which is made and migrated if need be. */
export async function databaseUrl(settings: DirectorySettings): Promise<string> {
  const name = directoryDatabaseName(settings.SPACEPORT_DATABASE_PREFIX)
  const { appUrl } = await ensureDatabase(settings.SPACEPORT_DIRECTORY_DATABASE_URL, name, 'directory', {
    ownerPassword: rolePassword(storageSecret(settings), `${name}_owner`),
    appPassword: rolePassword(storageSecret(settings), `${name}_app`),
  })
  return appUrl
}
