import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { LaunchError } from '../launch-error.js'

/** How far a Space has come, as the process says it. */
export type ResealProgress = { space: string; reencrypted: number; unreadable: number; done: boolean }

/** What helps when there is another database than the fleet's. */
export const SETTINGS = 'Set SPACEPORT_SPACE_DATABASE_URL and SPACEPORT_DATABASE_PREFIX as for npm start.'

/**
 * Runs the process that seals anew what the Spaces of one Instance keep secret, with that Instance's settings; gives their number.
 * Throws a LaunchError unless it ends well and was done with each of the Spaces that the Instance is known to have: without them it had
 * another database before it.
 */
export async function reseal(
  root: string,
  env: Readonly<Record<string, string>>,
  spaces: readonly string[],
  report: (progress: ResealProgress) => void,
): Promise<number> {
  const entry = join(root, 'subgraphs', 'space', 'dist', 'secret', 'main.js')
  const child = spawn(process.execPath, [entry], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const done = new Set<string>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    const progress = JSON.parse(line) as ResealProgress
    if (progress.done) done.add(progress.space)
    report(progress)
  })
  const [[code], errors] = await Promise.all([once(child, 'close') as Promise<[number | null]>, text(child.stderr)])
  if (code !== 0) throw new LaunchError(`Not all was re-encrypted: ${errors.trim().split('\n').at(-1) ?? ''}`)
  const missing = spaces.filter((space) => !done.has(space))
  if (missing.length === 0) return done.size
  throw new LaunchError(`Not all was re-encrypted: ${missing.join(', ')} could not be found. ${SETTINGS}`)
}
