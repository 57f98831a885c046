import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { ROOT } from './fleet.js'

/** A folder of real input for tests, or null where there is none. With `CI=true` its absence is a failure. */
export function sharedData(path: string): string | null {
  const folder = resolve(ROOT, process.env.SPACEPORT_SHARED_DATA ?? '../shared/data', path)
  if (existsSync(folder)) return folder
  if (process.env.CI === 'true') throw new Error(`real input is missing: ${folder}`)
  return null
}
