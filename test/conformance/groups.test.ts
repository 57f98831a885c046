import { expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { GROUPS, IGNORED, membersOf } from '../groups/members.mjs'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

const groups = Object.keys(GROUPS).flatMap((key) => {
  const name = key as keyof typeof GROUPS
  return Array.from({ length: GROUPS[name] }, (_, n) => ({ name, group: n + 1 }))
})

test('every group has a file that declares its tests', () => {
  const files = readdirSync(`${ROOT}test/groups`).filter((name) => name.endsWith('.test.ts'))
  const declared = files.map((file) => {
    return /declareGroup\('(\w+)', (\d+)\)/
      .exec(readFileSync(`${ROOT}test/groups/${file}`, 'utf8'))
      ?.slice(1)
      .join(' ')
  })
  expect(declared.toSorted()).toEqual(groups.map(({ name, group }) => `${name} ${group}`).toSorted())
})

test('a whole run leaves out just the files that stand in groups', () => {
  const isIgnored = (path: string) =>
    IGNORED.some((pattern) => new RegExp(pattern.replace('<rootDir>/', '^')).test(path))
  const files = ['subgraphs', 'gateway/src', 'test/e2e']
    .flatMap((folder) => readdirSync(ROOT + folder, { recursive: true }).map((file) => `${folder}/${String(file)}`))
    .filter((path) => path.endsWith('.test.ts') && !/node_modules|\/dist\//.test(path))
  const members = groups.flatMap(({ name, group }) => membersOf(name, group))
  expect(files.length).toBeGreaterThan(members.length)
  expect(files.filter(isIgnored).toSorted()).toEqual(members.toSorted())
})
