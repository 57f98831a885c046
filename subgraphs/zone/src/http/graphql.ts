import { withSignal } from '@spaceport/database/cancel'
import { SpaceportError } from '@spaceport/kit/errors'
import { MEMBERSHIP_HEADER } from '@spaceport/kit/membership'
import { createGraphQL } from '@spaceport/kit/server/graphql'
import type { Route } from '@spaceport/kit/server/route'
import type { GraphQLSchema } from 'graphql'
import type { ZoneContext, Zones } from '../context.js'
import { makeLoaders } from '../load.js'

/** `POST /graphql`: the subgraph, for callers that the gateway has authenticated. */
export function graphqlRoute(zones: Zones, schema: GraphQLSchema): Route {
  const graphql = createGraphQL<ZoneContext>(schema)
  return {
    method: 'POST',
    path: '/graphql',
    from: ['gateway'],
    async handle(request) {
      const { caller, requestId, signal, remaining } = request
      if (!caller) throw new SpaceportError('UNAUTHENTICATED', 'The graph is asked on behalf of somebody.')
      // Nothing is known before the first snapshot, which is never older than revision 0.
      await zones.membership.waitFor(revision(request.headers[MEMBERSHIP_HEADER]), signal)
      const known = { ...zones, caller, requestId, signal, remaining }
      return withSignal(signal, () => graphql.handle(request, { ...known, loaders: makeLoaders(known) }))
    },
  }
}

function revision(header: string | undefined): number {
  if (header === undefined) return 0
  if (!/^\d{1,15}$/.test(header)) throw new SpaceportError('BAD_INPUT', `${MEMBERSHIP_HEADER} is not a revision.`)
  return Number(header)
}
