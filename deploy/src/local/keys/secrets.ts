import { ensurePostgres } from '@spaceport/database/engine'
import { isAlive } from '@spaceport/database/engine/process'
import { readSettings } from '@spaceport/kit/settings'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DATABASE_SETTINGS } from '../databases.js'
import type { DemoFile } from '../demo-file.js'
import { LaunchError } from '../launch-error.js'
import { Memory } from '../memory.js'
import { instanceEnvironment } from '../parts.js'
import { reseal, SETTINGS, type ResealProgress } from './reseal.js'
import { rotateSecrets } from './rotate-secrets.js'

/** Where the fleet is, and who is told how far the work has come. */
export type FleetSecrets = {
  /** The repository's folder, built. */
  root: string
  /** The data folder. */
  folder: string
  demo: DemoFile
  print(text: string): void
  settle(): Promise<void>
}

/** Gives an Instance of the running fleet, by its id, a new encryption key. Throws a LaunchError with one sentence. */
export async function rotateInstanceSecrets(fleet: FleetSecrets, id: string): Promise<void> {
  const { root, folder, demo, print, settle } = fleet
  const index = demo.instances.findIndex((instance) => instance.id === id)
  const { pid, spaces } = demo.instances[index] ?? { pid: null, spaces: [] }
  if (pid === null || !isAlive(pid)) throw new LaunchError(`${id} does not run: start the fleet first.`)
  const env = await environmentOf(fleet, index, id)
  await rotateSecrets({
    folder,
    component: `instance-${index}`,
    reseal: () => reseal(root, env, spaces, (progress) => print(`${sentence(progress)}\n`)),
    settle,
  })
}

function sentence({ space, reencrypted, unreadable, done }: ResealProgress): string {
  const left = unreadable === 0 ? '' : `, ${unreadable} could not be opened and are as they were: set them anew`
  return `  ${space}: ${done ? 'done, ' : ''}${reencrypted} re-encrypted${left}`
}

/** The settings of an Instance as the launcher gives them to it. */
async function environmentOf(
  { root, folder }: FleetSecrets,
  index: number,
  id: string,
): Promise<Record<string, string>> {
  const memory = Memory.read(folder)
  if (!memory) throw new LaunchError(`No fleet was ever started from ${folder}.`)
  const { SPACEPORT_DATABASE_PREFIX: prefix } = readSettings(['SPACEPORT_DATABASE_PREFIX'], process.env)
  const url = await databaseUrl(folder)
  // It opens the Spaces' databases, and listens nowhere.
  const databases = { urls: { directory: url, space: url, zone: url } }
  const ports = { directory: 0, zone: 0, gateway: 0, web: null, instances: [] }
  return instanceEnvironment({ root, folder, prefix, memory, databases, ports }, index, id)
}

/** Where the Spaces' databases are: where the settings say, else in the fleet's own PostgreSQL, which runs. */
async function databaseUrl(folder: string): Promise<string> {
  const name = DATABASE_SETTINGS.space
  if (process.env[name]) return readSettings([name], process.env)[name]
  if (existsSync(join(folder, 'postgres'))) return (await ensurePostgres(folder)).url
  throw new LaunchError(`The fleet in ${folder} has no PostgreSQL of its own. ${SETTINGS}`)
}
