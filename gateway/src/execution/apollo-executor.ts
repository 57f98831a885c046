import { buildOperationContext, executeQueryPlan, type GraphQLDataSource, type ServiceMap } from '@apollo/gateway'
import type { Schema, Supergraph } from '@apollo/federation-internals'
import { log, type Level } from '@spaceport/kit/log'
import { GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql'
import { EntityPaths } from './entity-paths.js'
import type { Execution, Executor } from './executor.js'
import { maskErrors } from './mask.js'
import type { Plan } from './planner.js'

type RequestContext = Parameters<typeof executeQueryPlan>[2]
type OperationContext = ReturnType<typeof buildOperationContext>

/** Carries plans out with `@apollo/gateway`'s `executeQueryPlan`; each subgraph is asked through its data source. */
export class ApolloExecutor implements Executor {
  readonly #apiSchema: Schema
  readonly #apiGraphQLSchema: GraphQLSchema
  readonly #supergraphSchema: GraphQLSchema
  readonly #dataSources: ServiceMap
  readonly #operationContexts = new WeakMap<Plan, OperationContext>()

  constructor(
    supergraph: Supergraph,
    apiSchema: GraphQLSchema,
    dataSources: Readonly<Record<string, GraphQLDataSource>>,
  ) {
    this.#apiSchema = supergraph.apiSchema()
    this.#apiGraphQLSchema = apiSchema
    this.#supergraphSchema = supergraph.schema.toGraphQLJSSchema()
    this.#dataSources = { ...dataSources }
  }

  async execute(plan: Plan, execution: Execution): Promise<ExecutionResult> {
    const paths = new EntityPaths()
    const result = await executeQueryPlan(
      plan.queryPlan,
      this.#watchedDataSources(paths),
      this.#requestContext(plan, execution),
      this.#operationContext(plan),
      this.#supergraphSchema,
      this.#apiSchema,
    )
    const errors = maskErrors([...(result.errors ?? []), ...invalidValues(result.extensions, paths)])
    return errors.length > 0 ? { data: result.data ?? null, errors } : { data: result.data ?? null }
  }

  #watchedDataSources(paths: EntityPaths): ServiceMap {
    return Object.fromEntries(Object.entries(this.#dataSources).map(([name, source]) => [name, paths.watch(source)]))
  }

  #operationContext(plan: Plan): OperationContext {
    let context = this.#operationContexts.get(plan)
    if (!context) {
      context = buildOperationContext({ schema: this.#apiGraphQLSchema, operationDocument: plan.operation.document })
      this.#operationContexts.set(plan, context)
    }
    return context
  }

  /** `executeQueryPlan` reads the variables, the context, the logger and the metrics; the rest is what its type asks for. */
  #requestContext({ operation }: Plan, { variables, context }: Execution): RequestContext {
    return {
      request: { variables: { ...variables } },
      context,
      logger,
      metrics: {},
      schema: this.#apiGraphQLSchema,
      schemaHash: '' as RequestContext['schemaHash'],
      cache: noCache,
      queryHash: '',
      document: operation.document,
      source: operation.text,
      operationName: operation.definition.name?.value ?? null,
      operation: operation.definition,
      overallCachePolicy: null,
    }
  }
}

/** What a subgraph sent against the graph's types: `executeQueryPlan` nulls it and tells it as an extension, not as an error. */
function invalidValues(extensions: { [key: string]: unknown } | undefined, paths: EntityPaths): unknown[] {
  const values = extensions?.valueCompletion
  if (!Array.isArray(values)) return []
  const found = values.filter((error) => !(error instanceof GraphQLError && paths.isOfNothing(error.path ?? [])))
  if (found.length === 0) return []
  log('error', 'a subgraph sent values of the wrong type', { errors: found.map((error) => String(error)).slice(0, 5) })
  return found.map((error) => new GraphQLError('', { path: error instanceof GraphQLError ? error.path : undefined }))
}

const write = (level: Level) => (message?: unknown) => log(level, String(message))
const logger: RequestContext['logger'] = {
  debug: write('debug'),
  info: write('info'),
  warn: write('warn'),
  error: write('error'),
}

const noCache: RequestContext['cache'] = {
  get: () => Promise.resolve(undefined),
  set: () => Promise.resolve(),
  delete: () => Promise.resolve(),
}
