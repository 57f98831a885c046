import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sdl } from './schema.js'

/** Writes the subgraph's SDL to `schema/schema.graphql`, which is committed; with `--check` fails if it is out of date. */
const file = fileURLToPath(new URL('../schema/schema.graphql', import.meta.url))

if (!process.argv.includes('--check')) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, sdl)
} else if (readFileSync(file, 'utf8') !== sdl) {
  process.stderr.write('subgraphs/directory/schema/schema.graphql is out of date: run npm run schema.\n')
  process.exitCode = 1
}
