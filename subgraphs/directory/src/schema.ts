import { assertAccessDeclared } from '@spaceport/kit/schema/access'
import { subgraphOf, subgraphOptions, subgraphSdl } from '@spaceport/kit/schema/subgraph'
import { builder } from './builder.js'
import './graph/scalars.js'
import './space/fields.js'
import './space/mutations.js'
import './event/connection.js'
import './event/verify.js'
import './instance/fields.js'
import './instance/mutations.js'
import './user/fields.js'
import './user/me.js'
import './user/mutations.js'
import './group/fields.js'
import './group/mutations.js'
import './entry/mutations.js'
import './rights/fields.js'
import './system-role/fields.js'
import './system-role/mutations.js'
import './service-account/mutations.js'
import './invitation/fields.js'
import './invitation/mutations.js'
import './password/mutations.js'
import './api-key/type.js'
import './api-key/mutations.js'
import './session/type.js'
import './session/mutations.js'
import './identity-provider/fields.js'
import './identity-provider/mutations.js'
import './identity-provider/link-mutations.js'
import './token-issuer/fields.js'
import './token-issuer/mutations.js'
import './saved-view/fields.js'
import './saved-view/mutations.js'
import './favourite/fields.js'
import './favourite/mutations.js'

builder.queryType({ access: 'Public', description: 'What can be asked.' })
builder.mutationType({ access: 'AdministerSystem', description: 'What can be changed.' })

/** The directory as a federation subgraph. */
export const schema = subgraphOf(builder.toSchema(subgraphOptions()))

/** What the directory offers, as composition reads it and the repository keeps it. */
export const sdl = subgraphSdl(schema)

assertAccessDeclared(sdl)
