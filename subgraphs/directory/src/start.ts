import { openDirectory } from '@spaceport/database/directory'
import { listen } from '@spaceport/database/listen'
import { ensureDatabase, rolePassword } from '@spaceport/database/provision'
import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { AssertionVerifier } from '@spaceport/kit/assertion/verify'
import { startService } from '@spaceport/kit/server/service'
import type { Running } from '@spaceport/kit/server/run'
import type { DIRECTORY_SETTINGS, Settings } from '@spaceport/kit/settings'
import type { Directory } from './context.js'
import { authenticateRoute } from './http/authenticate.js'
import { graphqlRoute } from './http/graphql.js'
import { membershipRoute } from './http/membership.js'
import { sdlRoute } from './http/sdl.js'
import { signInRoute } from './http/sign-in.js'
import { signOutRoute } from './http/sign-out.js'
import { MEMBERSHIP_CHANNEL } from './membership/revision.js'
import { Wake } from './membership/wake.js'
import { schema, sdl } from './schema.js'
import { ensureFirstAdministrator } from './user/first-administrator.js'

/** The settings of a directory process. */
export type DirectorySettings = Settings<(typeof DIRECTORY_SETTINGS)[number]>

/** What tests set; everybody else takes the defaults. */
export type DirectoryOptions = { now?: () => Date; beat?: number }

/** Starts a directory process: its database made and migrated, the first administrator there, its routes open. */
export async function startDirectory(settings: DirectorySettings, options: DirectoryOptions = {}): Promise<Running> {
  const url = await databaseUrl(settings)
  const database = openDirectory(url)
  const wake = new Wake()
  const stopping = new AbortController()
  const privateKey = settings.SPACEPORT_PRIVATE_KEY
  const directory: Directory = {
    db: database.client,
    signer: new AssertionSigner({ issuer: 'directory', privateKey }),
    secret: privateKey,
    now: options.now ?? (() => new Date()),
  }
  await ensureFirstAdministrator(directory.db, {
    email: settings.SPACEPORT_ADMIN_EMAIL,
    password: settings.SPACEPORT_ADMIN_PASSWORD,
  })
  const listener = await listen(url, MEMBERSHIP_CHANNEL, () => wake.call())
  const service = await startService({
    host: settings.SPACEPORT_HOST,
    port: settings.SPACEPORT_PORT,
    verifier: new AssertionVerifier({ audience: 'directory', privateKey, peers: settings.SPACEPORT_PEERS }),
    routes: [
      graphqlRoute(directory, schema),
      sdlRoute(sdl),
      signInRoute(directory),
      authenticateRoute(directory),
      signOutRoute(directory),
      membershipRoute(directory, wake, stopping.signal, options.beat),
    ],
  })
  return {
    url: service.url,
    async close() {
      stopping.abort()
      await service.close()
      await listener.close()
      await database.close()
    },
  }
}

async function databaseUrl(settings: DirectorySettings): Promise<string> {
  const name = `${settings.SPACEPORT_DATABASE_PREFIX}_directory`
  const { appUrl } = await ensureDatabase(settings.SPACEPORT_DIRECTORY_DATABASE_URL, name, 'directory', {
    ownerPassword: rolePassword(settings.SPACEPORT_PRIVATE_KEY, `${name}_owner`),
    appPassword: rolePassword(settings.SPACEPORT_PRIVATE_KEY, `${name}_app`),
  })
  return appUrl
}
