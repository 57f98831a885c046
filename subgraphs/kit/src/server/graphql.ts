import { specifiedRules, validate, parse, execute, getOperationAST, GraphQLError } from 'graphql'
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql'
import { createYoga } from 'graphql-yoga'
import { SpaceportError, toGraphQLError } from '../errors.js'
import { WeightedCache } from '../weighted-cache.js'
import type { ServiceRequest } from './route.js'

/** An operation that was parsed and validated once, to be executed many times. */
export type PreparedOperation = { document: DocumentNode; operationName: string | null }

/** A schema as a service answers it: over HTTP by Yoga, and prepared for batches. `C` is the context of one execution. */
export type GraphQLService<C extends object> = {
  /** Answers one GraphQL-over-HTTP request. */
  handle(request: ServiceRequest, context: C): Promise<Response>
  /** Parses and validates; answers from a bounded cache. Throws `GRAPHQL_PARSE_FAILED` or `GRAPHQL_VALIDATION_FAILED`. */
  prepare(query: string, operationName?: string | null): PreparedOperation
  /** Executes a prepared operation; errors are masked. */
  execute(
    operation: PreparedOperation,
    variables: Record<string, unknown> | null | undefined,
    context: C,
  ): Promise<ExecutionResult>
}

/**
 * The most text of parsed documents that is kept, in characters; a character takes up to about 100 bytes so. Bounded by text and not by
 * number, since a caller's literals stand in the documents, and one of them may be as long as a request.
 */
const MOST_KEPT = 1024 * 1024

/** Makes the GraphQL side of a service. Both ways share one schema and one error boundary. */
export function createGraphQL<C extends object>(schema: GraphQLSchema): GraphQLService<C> {
  const unchecked = new WeightedCache<string, DocumentNode>(MOST_KEPT)
  const prepared = new WeightedCache<string, DocumentNode>(MOST_KEPT)
  const yoga = createYoga<C>({
    schema,
    parserAndValidationCache: {
      documentCache: {
        get: (query) => unchecked.get(query),
        set: (query, document) => unchecked.set(query, document, query.length),
      },
      errorCache: { get: () => undefined, set: () => {} },
    },
    graphqlEndpoint: '*',
    graphiql: false,
    landingPage: false,
    logging: false,
    cors: false,
    multipart: false,
    maskedErrors: { maskError: toGraphQLError },
  })

  function documentOf(query: string): DocumentNode {
    const known = prepared.get(query)
    if (known) return known
    const document = parsed(query)
    const faults = validate(schema, document, specifiedRules)
    if (faults[0]) throw new SpaceportError('GRAPHQL_VALIDATION_FAILED', faults[0].message)
    prepared.set(query, document, query.length)
    return document
  }

  return {
    async handle(request, context) {
      const answer = await yoga.fetch(
        new Request(`http://localhost${request.path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body: new Uint8Array(request.body),
          signal: request.signal,
        }),
        context,
      )
      return answer
    },
    prepare(query, operationName = null) {
      const document = documentOf(query)
      if (!getOperationAST(document, operationName)) {
        throw new SpaceportError('GRAPHQL_VALIDATION_FAILED', 'The document holds no such operation.')
      }
      return { document, operationName }
    },
    async execute({ document, operationName }, variableValues, contextValue) {
      const result = await execute({
        schema,
        document,
        operationName,
        variableValues: variableValues ?? {},
        contextValue,
      })
      return result.errors ? { ...result, errors: result.errors.map(toGraphQLError) } : result
    },
  }
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query)
  } catch (error) {
    const message = error instanceof GraphQLError ? error.message : 'Not a GraphQL document.'
    throw new SpaceportError('GRAPHQL_PARSE_FAILED', message)
  }
}
