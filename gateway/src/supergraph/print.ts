import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { printSchema } from 'graphql'
import { SCHEMA_FOLDER } from '../settings.js'
import { composeSupergraph } from './compose.js'
import { buildGraph } from './graph.js'
import { readReleased } from './released.js'

/**
 * `node dist/supergraph/print.js`: composes the committed SDLs of the subgraphs and writes what follows from them: the supergraph,
 * and the API schema that the typed client is generated from. With `--check` it writes nothing and fails where a committed
 * file differs.
 */
const SUPERGRAPH = fileURLToPath(new URL('../../supergraph.graphql', import.meta.url))
const API_SCHEMA = fileURLToPath(new URL('../../../client/schema.graphql', import.meta.url))

const { directory, space, zone } = await readReleased(SCHEMA_FOLDER)
const current = space[0]
if (!directory || !current || !zone) throw new Error('Print the SDLs of the three subgraphs first: npm run schema')
const supergraphSdl = composeSupergraph({ directory: directory.text, space: current.text, zone: zone.text })
const files = [
  { path: SUPERGRAPH, text: `${supergraphSdl.trimEnd()}\n` },
  { path: API_SCHEMA, text: `${printSchema(buildGraph(supergraphSdl, {}).apiSchema)}\n` },
]
const stale: string[] = []
for (const { path, text } of files) {
  if ((await readFile(path, 'utf8').catch(() => '')) === text) continue
  stale.push(path)
  if (!process.argv.includes('--check')) await writeFile(path, text)
}
if (process.argv.includes('--check') && stale.length > 0) {
  process.stderr.write(`Not what the subgraphs compose to; run npm run schema and commit:\n  ${stale.join('\n  ')}\n`)
  process.exitCode = 1
}
