import { assertAccessDeclared } from '@spaceport/kit/schema/access'
import { subgraphOf, subgraphOptions, subgraphSdl } from '@spaceport/kit/schema/subgraph'
import { builder } from './builder.js'
import './composite-lifecycle/create.js'
import './composite-lifecycle/delete.js'
import './composite-lifecycle/query.js'
import './composite-lifecycle/update.js'
import './environment/type.js'
import './footprint/field.js'
import './graph/scalars.js'
import './event/connection.js'
import './event/verify.js'
import './incoming-bundle/type.js'
import './instance/type.js'
import './next-step/type.js'
import './outgoing-bundle/type.js'
import './ownership/assign-field.js'
import './ownership/map-field.js'
import './placement/place.js'
import './promotion/bundles.js'
import './promotion/cancel.js'
import './promotion/query.js'
import './promotion/retry.js'
import './promotion/type.js'
import './release/type.js'
import './space/type.js'
import './split/preview.js'
import './split/split-field.js'
import './tenant/type.js'
import './trace/query.js'
import './transfer/query.js'
import './user/type.js'
import './variable/type.js'
import './zone/create.js'
import './zone/query.js'
import './zone/update.js'

/** The zone's subgraph, ready to be executed. */
export const schema = subgraphOf(builder.toSchema(subgraphOptions()))

/** The same as the gateway composes it. */
export const sdl = subgraphSdl(schema)

assertAccessDeclared(sdl)
