// turbo with the given arguments, in an environment in which nothing reports home.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { QUIET } from '../deploy/bootstrap/build.mjs'

const turbo = createRequire(import.meta.url).resolve('turbo/bin/turbo')
const { status } = spawnSync(process.execPath, [turbo, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, ...QUIET },
})
process.exit(status ?? 1)
