import { expect, test } from '@jest/globals'
import type { GraphQLDataSource } from '@apollo/gateway'
import { parse } from 'graphql'
import type { FleetContext } from '../fleet/context.js'
import { composeSupergraph } from '../supergraph/compose.js'
import { buildGraph } from '../supergraph/graph.js'
import { DIRECTORY_SDL, spaceSdl, ZONE_SDL } from '../testing/sdl.js'
import { chooseOperation, readOperations } from './operation.js'

const graphOf = (dataSources: Record<string, GraphQLDataSource>) =>
  buildGraph(
    composeSupergraph({
      directory: DIRECTORY_SDL,
      space: spaceSdl({
        query: 'nodes(ids: [ID!]!): [Node] @fleet(route: "ids")',
        more: 'type Environment implements Node @key(fields: "id") { id: ID! }',
      }),
      zone: `${ZONE_SDL} type Environment @key(fields: "id") { id: ID! owner: Zone }`,
    }),
    dataSources,
  )

const project = (n: number) => ({ __typename: 'Project', id: `Spaces-1/Projects-${n}` })
const environment = (n: number) => ({ __typename: 'Environment', id: `Spaces-1/Environments-${n}` })

async function errorsOf(query: string, data: Record<string, unknown>) {
  const space: GraphQLDataSource = { process: async () => ({ data }) }
  const zone: GraphQLDataSource = {
    process: async ({ request }) => {
      const sent = request.variables?.representations as { id: string }[]
      const errors = sent.map(({ id }, i) => ({
        message: id,
        path: ['_entities', i, 'owner'],
        extensions: { code: 'UNAVAILABLE' },
      }))
      return { data: { _entities: sent.map(() => null) }, errors }
    },
  }
  const graph = graphOf({ space, zone })
  const plan = graph.planner.plan(chooseOperation(readOperations(parse(query)), null))
  const result = await graph.executor.execute(plan, { variables: {}, context: {} as FleetContext })
  if (!('errors' in result)) throw new Error('one result with errors was expected')
  return result.errors?.map(({ message, path }) => [message, path?.join('.')])
}

const OWNER = '... on Environment { owner { name } }'

test('the errors of entities of one type among several are where those entities are', async () => {
  const nodes = [project(1), null, environment(1), project(2), environment(2)]
  expect(await errorsOf(`{ nodes(ids: ["x"]) { id ${OWNER} } }`, { nodes })).toEqual([
    ['Spaces-1/Environments-1', 'nodes.2.owner'],
    ['Spaces-1/Environments-2', 'nodes.4.owner'],
  ])
})

test('also under aliases, and where one entity comes twice', async () => {
  const a = [environment(1), project(1), environment(1)]
  expect(await errorsOf(`{ a: nodes(ids: ["x"]) { ${OWNER} } }`, { a })).toEqual([
    ['Spaces-1/Environments-1', 'a.0.owner'],
    ['Spaces-1/Environments-1', 'a.2.owner'],
  ])
})

async function spacesOf(known: (id: string) => unknown, more: object = {}) {
  const nodes = [1, 2].map((n) => ({ ...project(n), space: { __typename: 'Space', id: `Spaces-${n}` } }))
  const directory: GraphQLDataSource = {
    process: async ({ request }) => {
      const sent = request.variables?.representations as { id: string }[]
      return { data: { _entities: sent.map(({ id }) => known(id)) }, ...more }
    },
  }
  const graph = graphOf({ space: { process: async () => ({ data: { nodes } }) }, directory })
  const query = '{ nodes(ids: ["x"]) { ... on Project { space { name } } } }'
  const plan = graph.planner.plan(chooseOperation(readOperations(parse(query)), null))
  return graph.executor.execute(plan, { variables: {}, context: {} as FleetContext })
}

test('what another subgraph says is not there for the caller is null, and no fault', async () => {
  const result = await spacesOf((id) => (id === 'Spaces-1' ? null : { name: 'Payments' }))
  expect(result).toEqual({ data: { nodes: [{ space: null }, { space: { name: 'Payments' } }] } })
})

test('what it fails to say, without a word, is a fault', async () => {
  const result = await spacesOf((id) => (id === 'Spaces-1' ? {} : { name: 'Payments' }))
  expect(result).toMatchObject({
    data: { nodes: [{ space: null }, { space: { name: 'Payments' } }] },
    errors: [{ path: ['nodes', 0, 'space', 'name'], extensions: { code: 'INTERNAL' } }],
  })
})
