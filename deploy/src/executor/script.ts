import type { Random } from '@spaceport/kit/random'

/** A line for the log of a task. */
export type Line = { level: 'VERBOSE' | 'INFO' | 'WARNING' | 'ERROR'; text: string }

/** What a pretended deployment does next: for so many milliseconds, then it says this. */
export type Scene = { lasts: number; progress: number; log: Line[] }

/** A pretended deployment from its begin to its end; `error` says why it fails, if it does. */
export type Script = { scenes: Scene[]; error: string | null }

type Step = { name: string; lines: readonly Line[]; fails: string }

const verbose = (text: string): Line => ({ level: 'VERBOSE', text })
const info = (text: string): Line => ({ level: 'INFO', text })

/** The steps of a usual deployment, each with what may go wrong. */
const STEPS: readonly Step[] = [
  {
    name: 'Acquire packages',
    lines: [
      verbose('Making a list of packages to download'),
      info('The package is in the cache of the target already, SHA-256 verified'),
    ],
    fails: 'The feed did not answer within 30 seconds.',
  },
  {
    name: 'Stop the service',
    lines: [info('Draining connections'), verbose('0 connections left'), info('The service has stopped')],
    fails: 'The service did not stop within 60 seconds.',
  },
  {
    name: 'Deploy the package',
    lines: [
      info('Extracting the package'),
      verbose('Substituting variables in 2 files'),
      info('The new version is in place'),
    ],
    fails: 'There is not enough space on the disk.',
  },
  {
    name: 'Migrate the database',
    lines: [info('Beginning a transaction'), verbose('The schema is up to date'), info('0 migrations were applied')],
    fails: 'The script 0042 failed: the relation does not exist.',
  },
  {
    name: 'Start the service',
    lines: [info('Starting the service'), info('The service is running')],
    fails: 'The service ended with exit code 1.',
  },
  {
    name: 'Check the health',
    lines: [info('GET /health: 200 in 41 ms'), info('All checks passed')],
    fails: 'GET /health: 503, three times in a row.',
  },
]

/** How often a deployment goes well, and how often a step that goes well has something to warn of. */
const GOES_WELL = 0.9
const WARNS = 0.08

const WARNING: Line = { level: 'WARNING', text: 'It took longer than the last time' }

/** A deployment that takes about so many milliseconds. */
export function script(random: Random, lasts: number): Script {
  const failing = random.chance(GOES_WELL) ? -1 : random.int(0, STEPS.length - 1)
  const played = failing === -1 ? STEPS : STEPS.slice(0, failing + 1)
  const scenes = played.map((step, i): Scene => {
    const title = info(`Step ${i + 1}: ${step.name}`)
    const warned = random.chance(WARNS) ? [WARNING] : []
    const end: Line[] = i === failing ? [{ level: 'ERROR', text: step.fails }] : warned
    return {
      lasts: Math.round(lasts / played.length),
      progress: Math.round((100 * i) / STEPS.length),
      log: [title, ...step.lines.slice(0, i === failing ? 1 : undefined), ...end],
    }
  })
  return { scenes, error: STEPS[failing]?.fails ?? null }
}
