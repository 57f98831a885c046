import { componentKeys, storageSecret } from '@spaceport/kit/assertion/component-keys'
import { secretKeys } from '@spaceport/kit/secret/ring'
import { readSettings, SPACE_SETTINGS } from '@spaceport/kit/settings'
import { contentOf } from '../content/of-settings.js'
import { Spaces } from '../instance/spaces.js'
import { resealInstance } from './reseal-instance.js'

/**
 * Seals the sensitive values of one Instance's Spaces under its newest key, with that Instance's settings, while it serves. Standard output: a
 * JSON line for each transaction and each Space that is done, `{"space":"Spaces-1","reencrypted":200,"unreadable":0,"done":false}`. It may
 * be cut off at any time and run again. Ends with 1 if it failed in some Space.
 */
async function main(): Promise<void> {
  const settings = readSettings(SPACE_SETTINGS, process.env)
  const { SPACEPORT_INSTANCE_ID: instance } = settings
  const spaces = await Spaces.open({
    adminUrl: settings.SPACEPORT_SPACE_DATABASE_URL,
    prefix: settings.SPACEPORT_DATABASE_PREFIX,
    instance,
    secret: storageSecret(settings),
    secrets: secretKeys(settings, componentKeys(settings)),
    content: contentOf(settings),
  })
  try {
    const failed = await resealInstance(spaces, instance, (line) => process.stdout.write(`${JSON.stringify(line)}\n`))
    if (failed.length > 0) throw new Error(`It failed in ${failed.join(', ')}; run it again.`)
  } finally {
    await spaces.close()
  }
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
