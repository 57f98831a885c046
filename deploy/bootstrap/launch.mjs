import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, QUIET } from './build.mjs'
import { install } from './install.mjs'
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

/** Installs, builds, then hands over to the compiled launcher, in this same process. */
export async function launch(options) {
  const step = steps()
  try {
    Object.assign(process.env, QUIET)
    await install(ROOT, step)
    await build(ROOT, step)
    const { runLocally } = await import(pathToFileURL(join(ROOT, 'deploy', 'dist', 'local', 'run.js')).href)
    await runLocally({ root: ROOT, step, ...options })
  } catch (error) {
    fail(error)
  }
}
