import { readSettings } from '@spaceport/kit/settings'
import { resolve } from 'node:path'
import { demoSizes, type DemoSizes } from '../demo/sizes.js'
import { DATABASE_SETTINGS, type DatabaseUrls } from './databases.js'
import { LocalFleet } from './fleet.js'
import { LaunchError } from './launch-error.js'
import { Memory } from './memory.js'
import type { Step } from './step.js'

/** What the launching script hands over. */
export type LocalOptions = {
  root: string
  step: Step
  /** What was said about the size of the demo; the rest has defaults. */
  sizes: Partial<DemoSizes>
  /** The data folder, if the command line named one. */
  dataDir?: string | undefined
}

/** Runs the demo until a signal ends it. Rejects with a LaunchError when it cannot start. */
export async function runLocally({ root, step, sizes: wanted, dataDir }: LocalOptions): Promise<void> {
  const settings = settingsOf(process.env)
  const folder = resolve(root, dataDir ?? settings.folder)
  const fleet = new LocalFleet({
    ...{ root, folder, step, content: true, staff: true, executor: true, now: Date.now() },
    sizes: sizesFor(folder, wanted),
    ports: settings.ports,
    databases: settings.databases,
    prefix: settings.prefix,
    onFault: (sentence) => print(sentence),
  })
  const started = endWithSignals(fleet)
  await fleet.start()
  started()
  printAddresses(fleet, folder)
}

function settingsOf(env: NodeJS.ProcessEnv) {
  try {
    const read = readSettings(
      ['SPACEPORT_WEB_PORT', 'SPACEPORT_GATEWAY_PORT', 'SPACEPORT_DATA_DIR', 'SPACEPORT_DATABASE_PREFIX'],
      env,
    )
    const given = Object.entries(DATABASE_SETTINGS).filter(([, name]) => env[name])
    const urls = given.map(([kind, name]) => [kind, readSettings([name], env)[name]])
    return {
      ports: { web: read.SPACEPORT_WEB_PORT, gateway: read.SPACEPORT_GATEWAY_PORT },
      folder: read.SPACEPORT_DATA_DIR,
      prefix: read.SPACEPORT_DATABASE_PREFIX,
      databases: Object.fromEntries(urls) as Partial<DatabaseUrls>,
    }
  } catch (error) {
    throw new LaunchError(error instanceof Error ? error.message : String(error))
  }
}

/** The sizes that were asked for; those of the fleet that the folder holds already, if that is no contradiction. */
function sizesFor(folder: string, wanted: Partial<DemoSizes>): DemoSizes {
  const kept = Memory.read(folder)?.kept.sizes
  if (!kept) return demoSizes(wanted)
  const other = Object.entries(wanted).find(
    ([name, value]) => value !== undefined && kept[name as keyof DemoSizes] !== value,
  )
  if (!other) return kept
  throw new LaunchError(
    `${folder} holds a demo of another size (${other[0]} ${kept[other[0] as keyof DemoSizes]}, not ${other[1]}): choose another folder with --data-dir, or remove it.`,
  )
}

/** Stops the fleet on the first signal, and when npm has gone without passing one on. Gives a function to call once it has started. */
function endWithSignals(fleet: LocalFleet): () => void {
  let running = false
  let ending = false
  const end = (code: number) => {
    if (ending) return
    ending = true
    print('\nStopping ...')
    void fleet.stop().then(
      () => process.exit(running ? 0 : code),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', () => end(130))
  process.on('SIGTERM', () => end(143))
  process.on('SIGHUP', () => end(129))
  // A terminal that was closed takes no more text.
  process.stdout.on('error', () => {})
  if (process.env.npm_lifecycle_event) {
    const npm = process.ppid
    setInterval(() => process.ppid !== npm && end(143), 500).unref()
  }
  return () => (running = true)
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

function printAddresses(fleet: LocalFleet, folder: string): void {
  const { admin, tokens } = fleet.around.memory.kept
  print(
    [
      '',
      `  Web       ${fleet.web}`,
      `  Graph     ${fleet.gateway}/graphql`,
      `  E-mail    ${admin.email}`,
      `  Password  ${admin.password}`,
      `  API key   ${tokens.demo}`,
      '',
      `  Also in ${folder}/demo.json, with more people to sign in as; logs in ${folder}/logs. Ctrl-C stops everything.`,
    ].join('\n'),
  )
}
