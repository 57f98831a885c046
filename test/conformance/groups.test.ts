import { expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { GROUPS } from '../groups/members.mjs'

const FOLDER = fileURLToPath(new URL('../groups', import.meta.url))

test('every group has a file that declares its tests', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.test.ts'))
  const declared = files.map((name) => /declareGroup\('(\w+)', (\d+)\)/.exec(readFileSync(`${FOLDER}/${name}`, 'utf8')))
  const wanted = Object.entries(GROUPS).flatMap(([subgraph, count]) =>
    Array.from({ length: count }, (_, n) => `${subgraph} ${n + 1}`),
  )
  expect(declared.map((match) => `${match?.[1]} ${match?.[2]}`).toSorted()).toEqual(wanted.toSorted())
})
