import { withSignal } from '@spaceport/database/cancel'
import { SpaceportError, toGraphQLError } from '@spaceport/kit/errors'
import type { GraphQLService, PreparedOperation } from '@spaceport/kit/server/graphql'
import { ndjson } from '@spaceport/kit/server/ndjson'
import { jsonBody, type Route, type ServiceRequest } from '@spaceport/kit/server/route'
import { GraphQLError } from 'graphql'
import { z } from 'zod'
import type { SpaceContext } from '../context.js'
import { asReady } from '../instance/as-ready.js'
import { enterSpace } from '../instance/enter.js'
import type { Spaces } from '../instance/spaces.js'

/** How many Spaces work on one batch at the same time. */
const AT_ONCE = 8

const batchSchema = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  items: z.array(z.object({ space: z.string(), variables: z.record(z.string(), z.unknown()).nullish() })).max(10_000),
})

type Item = z.infer<typeof batchSchema>['items'][number]

/**
 * `POST /batch`: one operation for several Spaces, each executed apart with its own variables and context. Answers NDJSON: a line
 * `{ space, data, errors }` as each is ready, at last `{ done: n }`; where that is missing, the answer was cut.
 */
export function batchRoute(spaces: Spaces, graphql: GraphQLService<SpaceContext>): Route {
  return {
    method: 'POST',
    path: '/batch',
    from: ['gateway'],
    handle(request) {
      const body = batchSchema.safeParse(jsonBody(request))
      if (!body.success) throw new SpaceportError('BAD_INPUT', 'The batch is malformed.')
      const { query, operationName, items } = body.data
      const operation = graphql.prepare(query, operationName)
      return ndjson(lines(items, request, (item) => answer(spaces, graphql, operation, item, request)))
    },
  }
}

async function* lines(items: readonly Item[], { signal }: ServiceRequest, work: (item: Item) => Promise<object>) {
  for await (const line of asReady(items, AT_ONCE, work)) {
    signal.throwIfAborted()
    yield line
  }
  yield { done: items.length }
}

/** One Space's line. Whatever fails in it stays in it; only when nobody waits any more is the whole batch given up. */
async function answer(
  spaces: Spaces,
  graphql: GraphQLService<SpaceContext>,
  operation: PreparedOperation,
  { space, variables }: Item,
  request: ServiceRequest,
): Promise<object> {
  request.signal.throwIfAborted()
  return withSignal(request.signal, async () => {
    try {
      const context = await enterSpace(spaces, space, request)
      const { data, errors } = await graphql.execute(operation, variables, context)
      return { space, data: data ?? null, ...(errors ? { errors: errors.map((error) => ofSpace(error, space)) } : {}) }
    } catch (error) {
      return { space, data: null, errors: [ofSpace(toGraphQLError(error), space)] }
    }
  })
}

/** To whoever asks many Spaces, one whose database is away has not answered, whenever that shows. */
function ofSpace(error: GraphQLError, space: string): GraphQLError {
  if (error.extensions.code !== 'UNAVAILABLE') return error
  const { path } = error
  const extensions = { code: 'SPACE_UNAVAILABLE', space }
  return new GraphQLError(`The database of ${space} did not answer.`, { ...(path && { path }), extensions })
}
