import { assertAccessDeclared } from '@spaceport/kit/schema/access'
import { assertFleetDeclared } from '@spaceport/kit/schema/fleet'
import { subgraphOptions, subgraphSdl } from '@spaceport/kit/schema/subgraph'
import { DirectiveLocation, GraphQLDirective, GraphQLString } from 'graphql'
import { builder } from './builder.js'
import './graph/scalars.js'
import './entity/node-field.js'
import './build-information/connection.js'
import './build-information/facets.js'
import './build-information/mutations.js'
import './deployment-cell/connection.js'
import './deployment-cell/facets.js'
import './deployment-cell/relations.js'
import './deployment/connection.js'
import './deployment/count.js'
import './deployment/facets.js'
import './deployment/mutations.js'
import './deployment/relations.js'
import './environment/connection.js'
import './environment/facets.js'
import './environment/mutations.js'
import './environment/reorder-mutation.js'
import './event/connection.js'
import './event/facets.js'
import './event/verify.js'
import './library-variable-set/connection.js'
import './library-variable-set/facets.js'
import './library-variable-set/mutations.js'
import './library-variable-set/project-mutation.js'
import './library-variable-set/relations.js'
import './feed/connection.js'
import './feed/facets.js'
import './lifecycle/connection.js'
import './lifecycle/facets.js'
import './lifecycle/mutations.js'
import './lifecycle/relations.js'
import './process/links.js'
import './process/mutations.js'
import './process/relations.js'
import './project-group/connection.js'
import './project-group/facets.js'
import './project-group/mutations.js'
import './project-group/relations.js'
import './project/connection.js'
import './project/environments.js'
import './project/facets.js'
import './project/mutations.js'
import './project/relations.js'
import './release/connection.js'
import './release/defect-mutations.js'
import './release/facets.js'
import './release/mutations.js'
import './release/relations.js'
import './rights/own.js'
import './runbook-snapshot/connection.js'
import './runbook-snapshot/facets.js'
import './runbook-snapshot/mutations.js'
import './runbook-snapshot/relations.js'
import './runbook/connection.js'
import './runbook/facets.js'
import './runbook/mutations.js'
import './runbook/relations.js'
import './scoped-user-role/mutations.js'
import './scoped-user-role/relations.js'
import './search/connection.js'
import './search/facets.js'
import './space/relations.js'
import './step-template/connection.js'
import './step-template/mutations.js'
import './team/connection.js'
import './team/mutations.js'
import './team/relations.js'
import './tenant/connection.js'
import './tenant/mutations.js'
import './tenant/relations.js'
import './user-role/connection.js'
import './user-role/mutations.js'

builder.queryType({ description: 'What can be asked.' })
builder.mutationType({ description: 'What can be changed.' })

/** For the gateway, which reads it from the SDL; it is not composed. */
const fleet = new GraphQLDirective({
  name: 'fleet',
  description:
    'How a root field goes: to the one Space that an argument names, or to all of them, whose answers are merged.',
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: { route: { type: GraphQLString }, merge: { type: GraphQLString } },
})

/** The subgraph of every Space, ready to be executed. */
export const schema = builder.toSubGraphSchema(subgraphOptions(fleet))

/** The same as the gateway composes it, byte for byte what `schema/schema.graphql` holds. */
export const sdl = subgraphSdl(schema)

assertAccessDeclared(sdl)
assertFleetDeclared(sdl)
