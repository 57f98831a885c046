import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, QUIET } from './build.mjs'
import { busyPortFault } from './busy-port.mjs'
import { install, needsInstall } from './install.mjs'
import { StepFailed } from './run.mjs'
import { steps } from './steps.mjs'

/** The repository's folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Prints one sentence (or what a failed step said) and ends with exit code 1. */
export function fail(error) {
  const expected = error instanceof StepFailed || error?.expected === true
  process.stderr.write(`\n${expected ? error.message : (error?.stack ?? error)}\n`)
  process.exit(1)
}

/** Installs, builds, then hands over to a compiled program of `deploy`, in this same process. */
export async function ready(program, hand) {
  const step = steps()
  try {
    Object.assign(process.env, QUIET)
    await install(ROOT, step)
    await build(ROOT, step)
    await hand(await import(pathToFileURL(join(ROOT, 'deploy', 'dist', program)).href), { root: ROOT, step })
  } catch (error) {
    fail(error)
  }
}

/** As `ready`, the launcher of the demo. Ends at once when a port is busy that a first start would find busy minutes later. */
export async function launch(options) {
  const fault = needsInstall(ROOT) ? await busyPortFault(process.env) : null
  if (fault) fail(new StepFailed(fault))
  return ready('local/run.js', ({ runLocally }, around) => runLocally({ ...around, ...options }))
}
