import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The packages whose test files run together in a whole run, and in how many groups: each group loads them once. */
export const GROUPS = { space: 9, directory: 2, zone: 1, kit: 1 }

/** Test files that take so long that they run by themselves. */
const APART = [
  'space/src/access/matrix',
  'space/src/access/plans',
  'space/src/access/visible.property',
  'space/src/connection/plans',
  'space/src/connection/statements-everywhere',
  'space/src/demo/graph',
  'space/src/write/bad-input',
  'directory/src/password/password',
  'directory/src/rate-limit/attempts',
  'zone/src/courier/faults',
  'kit/src/bundle/tampering',
]

/** Patterns of the test files that stand in groups, for Jest to leave out. */
export const IGNORED = Object.keys(GROUPS).map(
  (name) => `/subgraphs/(?!${APART.map((path) => path.replaceAll('.', '\\.')).join('|')})${name}/src/`,
)

/** The test files of a package that stand in groups, from the repository's folder, in order. */
function grouped(name) {
  const folder = join('subgraphs', name, 'src')
  return readdirSync(join(ROOT, folder), { recursive: true })
    .map((file) => join(folder, String(file)).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.test.ts') && !APART.some((apart) => path.startsWith(`subgraphs/${apart}`)))
    .sort()
}

/** The test files of one of a package's groups, of which the first is 1. */
export function membersOf(name, group) {
  return grouped(name).filter((_, n) => n % GROUPS[name] === group - 1)
}
