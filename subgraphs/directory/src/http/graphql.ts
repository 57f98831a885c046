import { withSignal } from '@spaceport/database/cancel'
import { SpaceportError } from '@spaceport/kit/errors'
import { createGraphQL } from '@spaceport/kit/server/graphql'
import type { Route } from '@spaceport/kit/server/route'
import type { GraphQLSchema } from 'graphql'
import type { Directory, DirectoryContext } from '../context.js'

/** `POST /graphql`: the subgraph, for callers that the gateway has authenticated. */
export function graphqlRoute(directory: Directory, schema: GraphQLSchema): Route {
  const graphql = createGraphQL<DirectoryContext>(schema)
  return {
    method: 'POST',
    path: '/graphql',
    from: ['gateway'],
    handle(request) {
      const { caller, requestId, signal, remaining } = request
      if (!caller) throw new SpaceportError('UNAUTHENTICATED', 'The graph is asked on behalf of somebody.')
      const context: DirectoryContext = { ...directory, caller, requestId, signal, remaining }
      return withSignal(signal, () => graphql.handle(request, context))
    },
  }
}
