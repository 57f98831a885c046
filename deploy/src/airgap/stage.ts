import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Step } from '../local/step.js'
import { ENGINEERING, PRODUCTION, type Stage } from './journey.js'
import { startNetwork } from './network.js'

/** Starts both networks, one after the other. Each has a folder, databases and people of its own. */
export async function setStage(
  root: string,
  folder: string,
  step: Step,
  say: (text: string) => void,
  ends: (() => Promise<void>)[],
): Promise<Stage> {
  const start = async (name: string, spaces: readonly string[]) => {
    const network = await startNetwork({ root, folder: join(folder, name), name, spaces, step })
    ends.push(() => network.fleet.stop())
    return network
  }
  const engineering = await start('engineering', ENGINEERING)
  const production = await start('production', PRODUCTION)
  const carry = join(folder, 'carry')
  mkdirSync(carry)
  return { engineering, production, carry, say }
}
