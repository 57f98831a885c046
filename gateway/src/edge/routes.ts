import { SpaceportError } from '@spaceport/kit/errors'
import type { Membership } from '@spaceport/kit/membership'
import { readBody } from '@spaceport/kit/server/body'
import type { Authenticator } from '../auth/authenticate.js'
import { readCredential } from '../auth/credential.js'
import { authRoutes, type AuthOptions } from '../auth/routes.js'
import { contentRoutes } from '../content/routes.js'
import type { SpaceContent } from '../content/space-content.js'
import { exportRoutes } from '../export/route.js'
import { enterableSpaces } from '../fleet/context.js'
import type { Live } from '../live/live.js'
import type { SupergraphManager } from '../supergraph/manager.js'
import type { Placements } from '../supergraph/placements.js'
import type { Checks } from './answer.js'
import { checkJson, checkOrigin } from './browser.js'
import { COMPLETENESS_HEADER, CompletenessRecord } from './completeness.js'
import { createGraphQLEdge, subscribed } from './graphql.js'
import { healthReport } from './health.js'
import type { EdgeRequest, EdgeRoutes } from './http.js'
import { readParameters } from './parameters.js'
import type { RateLimits } from './rate-limit/limits.js'

/** The largest GraphQL request, in bytes. */
const LARGEST_BODY = 1024 * 1024

/** What the public paths are answered with. */
export type EdgeOptions = AuthOptions & {
  authenticator: Pick<Authenticator, 'authenticate'>
  membership: Membership
  placements: Placements
  supergraph: SupergraphManager
  limits: Pick<RateLimits, 'recognize' | 'spend'>
  /** The files of Spaces. */
  content: SpaceContent
  /** What is told as it happens. */
  live: Live
  /** Default: all there are. */
  checks?: Checks | undefined
}

/** The gateway's public paths. */
export function edgeRoutes(options: EdgeOptions): EdgeRoutes {
  const graphql = createGraphQLEdge(options.checks)
  return {
    '/graphql': { POST: { handle: (request) => answerGraphQL(options, graphql, request) } },
    ...authRoutes(options),
    ...exportRoutes(options),
    ...contentRoutes(options),
    '/health': { GET: { always: true, handle: () => healthReport(options.supergraph, 'live') } },
    '/ready': { GET: { always: true, handle: () => healthReport(options.supergraph, 'ready') } },
  }
}

async function answerGraphQL(
  { authenticator, membership, placements, supergraph, cookie, ownOrigins, limits, live }: EdgeOptions,
  graphql: ReturnType<typeof createGraphQLEdge>,
  request: EdgeRequest,
): Promise<Response> {
  const { headers, incoming, signal, remaining, requestId } = request
  const credential = readCredential(headers, cookie.name)
  const authenticate = () => authenticator.authenticate(credential, request)
  const caller = await limits.recognize(credential, request.address, authenticate)
  await limits.spend(caller, 1)
  checkOrigin(headers, ownOrigins)
  checkJson(headers['content-type'])
  const parameters = readParameters(await readBody(incoming, LARGEST_BODY))
  const { graph } = supergraph
  if (!graph) throw new SpaceportError('UNAVAILABLE', 'The gateway is starting. Try again.', { retry: true })
  const subscription = subscribed(graph, parameters, headers.accept)
  if (subscription) return live.answer(graph, subscription, { request, parameters, credential, caller })
  const spaces = enterableSpaces(membership, caller)
  const completeness = new CompletenessRecord()
  const { revision } = membership
  const fleet = { caller, requestId, signal, remaining, revision, spaces, zones: placements.zones, completeness }
  const spend = (points: number) => limits.spend(caller, points)
  const answer = await graphql({ graph, parameters, fleet, spend }, headers.accept)
  const complete = completeness.header()
  if (complete !== null) answer.headers.set(COMPLETENESS_HEADER, complete)
  answer.headers.set('cache-control', 'no-store')
  return answer
}
