import { printSubgraphSchema } from '@apollo/subgraph'
import {
  DirectiveLocation,
  GraphQLDirective,
  GraphQLNonNull,
  GraphQLString,
  specifiedDirectives,
  type GraphQLSchema,
} from 'graphql'
import { ACCESS_SPEC } from './access.js'

const access = new GraphQLDirective({
  name: 'access',
  description: 'The permission that a field takes.',
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: { permission: { type: new GraphQLNonNull(GraphQLString) } },
})

/** What every subgraph's schema is built with: `@access` is composed into the supergraph; `own` directives stay in the SDL. */
export function subgraphOptions(...own: GraphQLDirective[]) {
  return {
    composeDirectives: ['@access' as const],
    directives: [...specifiedDirectives, access, ...own],
    schemaDirectives: { link: { url: ACCESS_SPEC, import: ['@access'] } },
  }
}

/** The SDL of a subgraph, byte for byte what is served, committed and composed. */
export function subgraphSdl(schema: GraphQLSchema): string {
  return `${printSubgraphSchema(schema).trimEnd()}\n`
}
