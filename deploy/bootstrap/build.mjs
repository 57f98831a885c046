import { join } from 'node:path'
import { run, StepFailed } from './run.mjs'

/** Nothing that runs here reports home. */
export const QUIET = {
  APOLLO_TELEMETRY_DISABLED: 'true',
  CHECKPOINT_DISABLE: '1',
  DO_NOT_TRACK: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  TURBO_TELEMETRY_DISABLED: '1',
}

/** Builds what has changed since the last build, through turbo's cache; at once when nothing has. */
export async function build(root, step) {
  const done = step('Building')
  const turbo = join(root, 'node_modules', 'turbo', 'bin', 'turbo')
  const lines = []
  const code = await run(
    process.execPath,
    [turbo, 'run', 'build', '--output-logs=errors-only', '--log-prefix=task', '--no-color'],
    {
      cwd: root,
      env: QUIET,
      onLine: (line) => lines.push(line),
    },
  )
  if (code !== 0) throw new StepFailed(`The build failed:\n${lines.slice(-40).join('\n')}`)
  done()
}
