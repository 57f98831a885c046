import { GraphQLError, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema } from 'graphql'
import { SpaceportError } from '@spaceport/kit/errors'
import { WeightedCache } from '@spaceport/kit/weighted-cache'
import { readOperations, type Operation } from '../execution/operation.js'
import { checkShape, SHAPE_LIMITS } from './limits/shape.js'
import { checkSubscriptionRoots } from './limits/subscription-root.js'

/** The most that all kept documents may weigh together, in characters of their text. */
const BUDGET = 8 * 1024 * 1024

/** The most validation errors that are told of one document. */
const MOST_ERRORS = 5

const known = new WeakMap<GraphQLSchema, Documents>()

/** The documents of one version of the graph, which end with it. */
export function documentsOf(schema: GraphQLSchema): Documents {
  let documents = known.get(schema)
  if (!documents) known.set(schema, (documents = new Documents(schema)))
  return documents
}

/** Reads the documents that callers send: parses, checks the limits, validates. What was found valid is kept for a while. */
export class Documents {
  readonly #schema: GraphQLSchema
  readonly #known = new WeightedCache<string, ReadonlyMap<string, Operation>>(BUDGET)

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  /** The operations of a document. Throws one `SpaceportError`, or several `GraphQLError`s as an `AggregateError`. */
  read(query: string): ReadonlyMap<string, Operation> {
    const known = this.#known.get(query)
    if (known) return known
    const document = parsed(query)
    checkShape(document)
    checkSubscriptionRoots(document)
    const faults = validate(this.#schema, document, specifiedRules, { maxErrors: MOST_ERRORS })
    if (faults.length > 0) throw new AggregateError(faults.slice(0, MOST_ERRORS).map(told), 'invalid document')
    const operations = readOperations(document)
    this.#known.set(query, operations, query.length)
    return operations
  }
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: SHAPE_LIMITS.tokens })
  } catch (error) {
    throw new SpaceportError(
      'GRAPHQL_PARSE_FAILED',
      error instanceof GraphQLError ? error.message : 'Not a GraphQL document.',
    )
  }
}

function told(fault: GraphQLError): GraphQLError {
  return new GraphQLError(fault.message, {
    nodes: fault.nodes ?? null,
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  })
}
