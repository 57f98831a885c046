import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The packages whose test files run together in a whole run, and in how many groups: each group loads them once; those of `e2e` share a fleet. */
export const GROUPS = { space: 9, directory: 2, zone: 1, kit: 1, gateway: 2, e2e: 1 }

const FOLDERS = { gateway: 'gateway/src', e2e: 'test/e2e' }
const folderOf = (name) => FOLDERS[name] ?? `subgraphs/${name}/src`

/** Test files that run by themselves, as they take long, put something else in the place of a module or of time, or need a fleet to themselves. */
const APART = [
  'gateway/src/edge/rate-limit/counter',
  'subgraphs/directory/src/oidc/attacks',
  'subgraphs/directory/src/oidc/sign-in',
  'subgraphs/directory/src/password/password',
  'subgraphs/directory/src/rate-limit/attempts',
  'subgraphs/kit/src/bundle/tampering',
  'subgraphs/space/src/access/matrix',
  'subgraphs/space/src/access/plans',
  'subgraphs/space/src/access/visible.property',
  'subgraphs/space/src/connection/plans',
  'subgraphs/space/src/connection/statements-everywhere',
  'subgraphs/space/src/demo/graph',
  'subgraphs/space/src/write/bad-input',
  'subgraphs/zone/src/courier/faults',
  'test/e2e/airgap/',
  'test/e2e/first-run/',
  'test/e2e/key-rotation/',
  'test/e2e/screen/',
  'test/e2e/start/',
]

/** Patterns of the test files that stand in groups, for Jest to leave out. */
export const IGNORED = Object.keys(GROUPS).map(
  (name) => `<rootDir>/(?!${APART.map((path) => path.replaceAll('.', '\\.')).join('|')})${folderOf(name)}/`,
)

/** The test files of a package that stand in groups, from the repository's folder, in order. */
function grouped(name) {
  const folder = folderOf(name)
  return readdirSync(join(ROOT, folder), { recursive: true })
    .map((file) => `${folder}/${String(file).replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.test.ts') && !APART.some((apart) => path.startsWith(apart)))
    .sort()
}

/** The test files of one of a package's groups, of which the first is 1. */
export function membersOf(name, group) {
  return grouped(name).filter((_, n) => n % GROUPS[name] === group - 1)
}
