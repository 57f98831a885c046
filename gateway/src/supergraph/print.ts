import { keepCommitted } from '@spaceport/kit/schema/committed'
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
const { directory, space, zone } = await readReleased(SCHEMA_FOLDER)
const current = space[0]
if (!directory || !current || !zone) throw new Error('Print the SDLs of the three subgraphs first: npm run schema')
const supergraphSdl = composeSupergraph({ directory: directory.text, space: current.text, zone: zone.text })
keepCommitted(new URL('../../supergraph.graphql', import.meta.url), `${supergraphSdl.trimEnd()}\n`)
const { apiSchema } = buildGraph(supergraphSdl, {})
keepCommitted(new URL('../../../client/schema.graphql', import.meta.url), `${printSchema(apiSchema)}\n`)
