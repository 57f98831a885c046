import { GraphQLError } from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import { ERROR_CODES, isErrorCode, SpaceportError, toGraphQLError } from '@spaceport/kit/errors'
import { chooseOperation, type Operation } from '../execution/operation.js'
import type { FleetContext } from '../fleet/context.js'
import type { Graph } from '../supergraph/graph.js'
import { admit, type Checks } from './answer.js'
import { documentsOf } from './documents.js'
import type { Parameters } from './parameters.js'

/** One GraphQL request on its way through Yoga. */
type Asked = {
  graph: Graph
  parameters: Parameters
  fleet: FleetContext
  /** Counts points in the caller's rate limit. Throws `RATE_LIMITED`. */
  spend(points: number): Promise<void>
  chosen: { operation?: Operation }
}

/** Answers one GraphQL request on one version of the graph. */
export type GraphQLEdge = (asked: Omit<Asked, 'chosen'>, accept: string | undefined) => Promise<Response>

const GRAPHQL_RESPONSE = 'application/graphql-response+json'

/** Yoga as the edge of the graph: it runs the GraphQL-over-HTTP protocol; reading, planning and executing are the gateway's own. */
export function createGraphQLEdge(checks?: Checks): GraphQLEdge {
  const gateway: Plugin<Asked, Asked> = {
    onRequestParse({ serverContext, setRequestParser }) {
      setRequestParser(() => yogaParameters(serverContext.parameters))
    },
    onParse({ context, setParsedDocument }) {
      const operation = refusing(() => readOperation(context.graph, context.parameters))
      if (operation.definition.operation === 'subscription') throw notAsEvents()
      context.chosen.operation = operation
      setParsedDocument(operation.document)
    },
    onValidate({ setResult }) {
      setResult([])
    },
    onExecute({ args, setExecuteFn }) {
      const { graph, chosen, parameters, fleet, spend } = args.contextValue
      setExecuteFn(async () => {
        const { operation } = chosen
        if (!operation) throw new Error('nothing was parsed')
        const admitted = refusing(() => admit(graph, operation, parameters.variables ?? {}, fleet, checks))
        if (admitted.points > 0) await spend(admitted.points).catch(refuse)
        const planned = refusing(() => admitted.plan())
        if (planned.points > 0) await spend(planned.points).catch(refuse)
        return refusing(() => planned.execute())
      })
    },
  }
  const yoga = createYoga<Asked>({
    schema: ({ graph }) => graph.apiSchema,
    plugins: [gateway],
    graphqlEndpoint: '*',
    parserAndValidationCache: false,
    graphiql: false,
    landingPage: false,
    logging: false,
    cors: false,
    multipart: false,
    maskedErrors: { maskError: toGraphQLError },
  })
  return async (asked, accept) => {
    const type = accept?.includes(GRAPHQL_RESPONSE) ? GRAPHQL_RESPONSE : 'application/json'
    const headers = { accept: type, 'content-type': 'application/json' }
    return yoga.fetch(new Request('http://localhost/graphql', { method: 'POST', headers, body: '{}' }), {
      ...asked,
      chosen: {},
    })
  }
}

/** The operation that a request names, in a valid document. Throws one `SpaceportError`, or several errors as an `AggregateError`. */
export function readOperation({ apiSchema }: Graph, { query, operationName }: Parameters): Operation {
  const operation = chooseOperation(documentsOf(apiSchema).read(query), operationName)
  if (operation.definition.operation !== 'subscription' || apiSchema.getSubscriptionType()) return operation
  throw new SpaceportError('GRAPHQL_VALIDATION_FAILED', 'This graph has no subscriptions.')
}

/** The subscription that a request asks for in the only form in which it is answered; null: it is to be answered as any other. */
export function subscribed(graph: Graph, parameters: Parameters, accept: string | undefined): Operation | null {
  if (!accept?.includes('text/event-stream')) return null
  try {
    const operation = readOperation(graph, parameters)
    return operation.definition.operation === 'subscription' ? operation : null
  } catch {
    // What is wrong with it is told as it is of any other.
    return null
  }
}

/** Subscriptions are answered as server-sent events, to whoever says that they take them (RFC 9110, section 15.5.7). */
function notAsEvents(): GraphQLError {
  const message = 'A subscription is answered as server-sent events: accept: text/event-stream'
  const error = refusal(new SpaceportError('UNSUPPORTED_MEDIA_TYPE', message))
  return new GraphQLError(error.message, { extensions: { ...error.extensions, http: { status: 406 } } })
}

function yogaParameters({ query, operationName, variables, extensions }: Parameters) {
  return {
    query,
    ...(operationName ? { operationName } : {}),
    ...(variables ? { variables } : {}),
    ...(extensions ? { extensions } : {}),
  }
}

/** Runs what may refuse the whole request; the answer then has the HTTP status of the error's code. */
function refusing<Value>(run: () => Value): Value {
  try {
    return run()
  } catch (error) {
    throw error instanceof AggregateError ? new AggregateError(error.errors.map(refusal)) : refusal(error)
  }
}

function refuse(error: unknown): never {
  throw refusal(error)
}

function refusal(error: unknown): GraphQLError {
  const { message, nodes, extensions } = toGraphQLError(error)
  const status = isErrorCode(extensions.code) ? ERROR_CODES[extensions.code].status : 500
  const { retryAfter } = extensions
  const http = { status, ...(typeof retryAfter === 'number' ? { headers: { 'retry-after': String(retryAfter) } } : {}) }
  return new GraphQLError(message, { nodes: nodes ?? null, extensions: { ...extensions, http } })
}
