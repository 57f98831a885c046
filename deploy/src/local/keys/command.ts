import { LIFETIME_SECONDS, SKEW_SECONDS } from '@spaceport/kit/assertion/claims'
import { REREAD } from '@spaceport/kit/assertion/key-file'
import { readSettings } from '@spaceport/kit/settings'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { keyClient } from '../../graph/gateway.js'
import type { DemoFile } from '../demo-file.js'
import { lockFolder } from '../folder-lock.js'
import { LaunchError } from '../launch-error.js'
import { readIfThere } from '../private-file.js'
import { instanceKeys } from './instance-keys.js'
import { CALLERS, keysFolder } from './key-files.js'
import { rotate } from './rotate.js'
import { rotateInstanceSecrets } from './secrets.js'

/** Seconds after which nothing that was signed with an old key is good any more, whatever the clocks. */
const OVERLAP = LIFETIME_SECONDS + SKEW_SECONDS

/** Resolves when every component has read its keys again. */
const settle = () => setTimeout(10 * REREAD)

export const HELP = `Usage: npm run keys -- rotate <component> [options]
       npm run keys -- rotate-secrets [<Instance>] [options]

rotate gives a component of the running fleet a new key. rotate-secrets gives an Instance a new key for what its Spaces keep secret, and
encrypts all of it anew; one that was cut off goes on where it was. Nothing is stopped and no request fails.

  <component>          gateway, directory, zone, an Instance by its id (Instances-1), or all, one after the other
  <Instance>           an Instance by its id; by default all, one after the other

  --overlap SECONDS    rotate: how long the old key is still accepted (default: ${OVERLAP})
  --data-dir FOLDER    where the fleet is kept (default: SPACEPORT_DATA_DIR, else .spaceport)
`

/** Runs the command. Gives what is to be printed; throws a LaunchError with one sentence. */
export async function keysCommand(root: string, args: string[], print: (text: string) => void): Promise<void> {
  const { values, positionals } = read(args)
  const [verb, component, ...rest] = positionals
  if (values.help || verb === undefined) return print(HELP)
  const secrets = verb === 'rotate-secrets'
  if (!(secrets || (verb === 'rotate' && component !== undefined)) || rest.length > 0) {
    throw new LaunchError('Say what to rotate: npm run keys -- rotate <component>. See npm run keys -- --help.')
  }
  if (!/^\d{1,5}$/.test(values.overlap)) throw new LaunchError(`--overlap takes seconds, not "${values.overlap}".`)
  const { SPACEPORT_DATA_DIR } = readSettings(['SPACEPORT_DATA_DIR'], process.env)
  const folder = resolve(root, values['data-dir'] ?? SPACEPORT_DATA_DIR)
  const demo = runningFleet(folder)
  const release = lockKeys(folder)
  try {
    for (const name of chosen(component ?? 'all', demo, secrets ? [] : CALLERS)) {
      print(`Rotating the ${secrets ? 'encryption key' : 'key'} of ${name} ...\n`)
      if (secrets) await rotateInstanceSecrets({ root, folder, demo, print, settle }, name)
      else await rotateOne(folder, demo, name, Number(values.overlap) * 1_000)
    }
    print('Done: the old keys are not accepted any more.\n')
  } finally {
    release()
  }
}

function read(args: string[]) {
  try {
    const options = {
      overlap: { type: 'string', default: String(OVERLAP) },
      'data-dir': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    } as const
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split('. ')
    throw new LaunchError(`${sentence.replace(/\.$/, '')}. See npm run keys -- --help.`)
  }
}

function runningFleet(folder: string): DemoFile {
  const text = readIfThere(join(folder, 'demo.json'))
  if (text === null) throw new LaunchError(`No fleet runs from ${folder}: start it with npm start.`)
  return JSON.parse(text) as DemoFile
}

/** Two rotations at a time would each undo what the other wrote. */
function lockKeys(folder: string): () => void {
  mkdirSync(keysFolder(folder), { recursive: true, mode: 0o700 })
  try {
    return lockFolder(keysFolder(folder))
  } catch (error) {
    if (error instanceof LaunchError) throw new LaunchError('Keys of this fleet are being rotated already.')
    throw error
  }
}

function chosen(component: string, { instances }: DemoFile, callers: readonly string[]): string[] {
  const known = [...callers, ...instances.map(({ id }) => id)]
  if (component === 'all') return known
  if (known.includes(component)) return [component]
  throw new LaunchError(`There is no ${component}: choose ${known.join(', ')} or all.`)
}

async function rotateOne(folder: string, demo: DemoFile, name: string, overlap: number): Promise<void> {
  const index = demo.instances.findIndex(({ id }) => id === name)
  await rotate({
    folder,
    component: index < 0 ? name : `instance-${index}`,
    instance: index < 0 ? null : instanceKeys(keyClient(demo.graphql, demo.apiKey), name),
    settle,
    drain: () => setTimeout(overlap),
  })
}
