import { printSubgraphSchema } from '@apollo/subgraph'
import { entitiesField, EntityType, serviceField } from '@apollo/subgraph/dist/types.js'
import {
  DirectiveLocation,
  GraphQLDirective,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  isObjectType,
  lexicographicSortSchema,
  specifiedDirectives,
} from 'graphql'
import { ACCESS_SPEC } from './access.js'

const access = new GraphQLDirective({
  name: 'access',
  description: 'The permission that a field takes.',
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: { permission: { type: new GraphQLNonNull(GraphQLString) } },
})

/** What is used of Federation; one that is used and not named here fails when the SDL is printed. */
const FEDERATION = {
  url: 'https://specs.apollo.dev/federation/v2.6',
  import: ['@key', '@shareable', '@composeDirective'],
}

/** What every subgraph's schema is built with: `@access` is composed into the supergraph; `own` directives stay in the SDL. */
export function subgraphOptions(...own: GraphQLDirective[]) {
  const directives = [
    { name: 'link', args: FEDERATION },
    { name: 'composeDirective', args: { name: '@access' } },
  ]
  return {
    directives: [...specifiedDirectives, access, ...own],
    extensions: { directives },
    schemaDirectives: { link: { url: ACCESS_SPEC, import: ['@access'] } },
  }
}

/** Whether the gateway may ask for things of a type by their key. */
function isEntity(type: unknown): type is GraphQLObjectType {
  if (!isObjectType(type)) return false
  const applied = type.extensions.directives
  if (!Array.isArray(applied)) return false
  return (applied as { name: string; args: { resolvable?: boolean } }[]).some(
    ({ name, args }) => name === 'key' && args.resolvable !== false,
  )
}

/**
 * A schema that was built with `subgraphOptions`, as a subgraph: with what Federation asks of it, in the order of its names. The SDL is
 * printed when it is asked for: to print it takes longer than to build the schema.
 */
export function subgraphOf(schema: GraphQLSchema): GraphQLSchema {
  const { query, types, ...rest } = schema.toConfig()
  if (!query) throw new Error('a subgraph has something to be asked for')
  const entities = types.filter(isEntity)
  const own = query.toConfig()
  const asked = new GraphQLObjectType({
    ...own,
    fields: {
      ...(entities.length > 0 && {
        _entities: {
          ...entitiesField,
          type: new GraphQLNonNull(
            new GraphQLList(new GraphQLUnionType({ ...EntityType.toConfig(), types: entities })),
          ),
        },
      }),
      _service: { ...serviceField, resolve: () => ({ sdl: () => printSubgraphSchema(subgraph) }) },
      ...own.fields,
    },
  })
  const others = types.filter((type) => type !== query)
  const subgraph = lexicographicSortSchema(new GraphQLSchema({ ...rest, query: asked, types: [...others, asked] }))
  return subgraph
}

/** The SDL of a subgraph, byte for byte what is served, committed and composed. */
export function subgraphSdl(schema: GraphQLSchema): string {
  return `${printSubgraphSchema(schema).trimEnd()}\n`
}
