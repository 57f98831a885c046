import { withSignal } from '@spaceport/database/cancel'
import type { GraphQLService } from '@spaceport/kit/server/graphql'
import type { Route } from '@spaceport/kit/server/route'
import type { SpaceContext } from '../context.js'
import { enterSpace } from '../instance/enter.js'
import type { Spaces } from '../instance/spaces.js'

/** `POST /spaces/Spaces-12/graphql`: one Space as a plain subgraph of the federation. */
export function graphqlRoute(spaces: Spaces, graphql: GraphQLService<SpaceContext>): Route {
  return {
    method: 'POST',
    path: '/spaces/:space/graphql',
    from: ['gateway'],
    handle: (request) =>
      withSignal(request.signal, async () =>
        graphql.handle(request, await enterSpace(spaces, request.params.space ?? '', request)),
      ),
  }
}
