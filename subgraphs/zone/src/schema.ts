import { printSubgraphSchema } from '@apollo/subgraph'
import { ACCESS_SPEC, assertAccessDeclared } from '@spaceport/kit/schema/access'
import { DirectiveLocation, GraphQLDirective, GraphQLNonNull, GraphQLString, specifiedDirectives } from 'graphql'
import { builder } from './builder.js'
import './environment/type.js'
import './graph/scalars.js'
import './instance/type.js'
import './ownership/assign.js'
import './placement/place.js'
import './tenant/type.js'
import './zone/create.js'
import './zone/query.js'
import './zone/update.js'

const access = new GraphQLDirective({
  name: 'access',
  description: 'The permission that a field takes.',
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: { permission: { type: new GraphQLNonNull(GraphQLString) } },
})

/** The zone's subgraph, ready to be executed. */
export const schema = builder.toSubGraphSchema({
  composeDirectives: ['@access'],
  directives: [...specifiedDirectives, access],
  schemaDirectives: { link: { url: ACCESS_SPEC, import: ['@access'] } },
})

/** The same as the gateway composes it. */
export const sdl = `${printSubgraphSchema(schema).trimEnd()}\n`

assertAccessDeclared(sdl)
