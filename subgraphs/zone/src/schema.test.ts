import { buildSubgraphSchema } from '@apollo/subgraph'
import { expect, test } from '@jest/globals'
import { parse } from 'graphql'
import { readFile } from 'node:fs/promises'
import { sdl } from './schema.js'

test('the committed SDL is the one that is served (else: npm run schema -w @spaceport/zone)', async () => {
  const committed = await readFile(new URL('../schema/schema.graphql', import.meta.url), 'utf8')
  expect(committed).toBe(sdl)
})

test('the SDL is by itself a valid federation subgraph', () => {
  expect(() => buildSubgraphSchema({ typeDefs: parse(sdl) })).not.toThrow()
})
