import { assertAccessDeclared } from '@spaceport/kit/schema/access'
import { assertFleetDeclared } from '@spaceport/kit/schema/fleet'
import { subgraphSdl } from '@spaceport/kit/schema/subgraph'
import { schema } from './schema.js'

/** The subgraph as the gateway composes it, byte for byte what `schema/schema.graphql` holds. */
export const sdl = subgraphSdl(schema)

assertAccessDeclared(sdl)
assertFleetDeclared(sdl)
