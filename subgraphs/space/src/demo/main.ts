import { openSpace } from '@spaceport/database/space'
import { spaceDatabaseName } from '@spaceport/database/names'
import { ensureDatabase, ownerRole, appRole, rolePassword } from '@spaceport/database/provision'
import { componentKeys, storageSecret } from '@spaceport/kit/assertion/component-keys'
import { secretKeys } from '@spaceport/kit/secret/ring'
import { readSettings, SPACE_SETTINGS } from '@spaceport/kit/settings'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { loadContent } from './load.js'
import { contentRequest } from './request.js'

/**
 * Loads demo content into the Spaces of one Instance, with that Instance's settings. Standard input: a JSON list of requests. Standard
 * output: one JSON line for each Space that is done, `{"space":"Spaces-1","loaded":{"project":7,...}}`.
 */
async function main(): Promise<void> {
  const settings = readSettings(SPACE_SETTINGS, process.env)
  const secrets = secretKeys(settings, componentKeys(settings))
  const requests = z.array(contentRequest).parse(JSON.parse(await text(process.stdin)))
  for (const request of requests) {
    const name = spaceDatabaseName(settings.SPACEPORT_DATABASE_PREFIX, settings.SPACEPORT_INSTANCE_ID, request.space)
    const password = (role: string) => rolePassword(storageSecret(settings), role)
    // As the owner: setting sequences and ANALYZE are not for the role that serves requests.
    const { ownerUrl } = await ensureDatabase(settings.SPACEPORT_SPACE_DATABASE_URL, name, 'space', {
      ownerPassword: password(ownerRole(name)),
      appPassword: password(appRole(name)),
    })
    const database = openSpace(ownerUrl, { max: 1 })
    try {
      const loaded = await loadContent(database.client, request, secrets)
      process.stdout.write(`${JSON.stringify({ space: request.space, loaded })}\n`)
    } finally {
      await database.close()
    }
  }
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
