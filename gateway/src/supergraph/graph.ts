import { Supergraph } from '@apollo/federation-internals'
import type { GraphQLDataSource } from '@apollo/gateway'
import type { GraphQLSchema } from 'graphql'
import { ApolloExecutor } from '../execution/apollo-executor.js'
import type { Executor } from '../execution/executor.js'
import { Introspection } from '../execution/introspection.js'
import { CachingPlanner, type Planner } from '../execution/planner.js'
import { withLive } from '../live/schema.js'

/** What can be asked, and how it is answered: one immutable version of the graph, replaced as a whole. */
export type Graph = {
  readonly supergraphSdl: string
  /** What callers see: what is planned and executed, and what is told as it happens. */
  readonly apiSchema: GraphQLSchema
  readonly planner: Planner
  readonly executor: Executor
  readonly introspection: Introspection
}

/** The subgraphs' data sources by name. */
export type DataSources = Readonly<Record<string, GraphQLDataSource>>

/** Builds the version of the graph that a composed supergraph describes. */
export function buildGraph(supergraphSdl: string, dataSources: DataSources): Graph {
  const supergraph = Supergraph.build(supergraphSdl)
  const planned = supergraph.apiSchema().toGraphQLJSSchema()
  const apiSchema = withLive(planned)
  return {
    supergraphSdl,
    apiSchema,
    planner: new CachingPlanner(supergraph),
    executor: new ApolloExecutor(supergraph, planned, dataSources),
    introspection: new Introspection(apiSchema),
  }
}
