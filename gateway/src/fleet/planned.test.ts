import { LocalGraphQLDataSource } from '@apollo/gateway'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { describe, expect, it } from '@jest/globals'
import { parse, type ExecutionResult } from 'graphql'
import { chooseOperation, readOperations } from '../execution/operation.js'
import { composeSupergraph } from '../supergraph/compose.js'
import { buildGraph } from '../supergraph/graph.js'
import { memoryFleet, type MemoryFleet } from './testing/fleet.js'
import { SDL } from './testing/sdl.js'
import type { ProjectRow } from './testing/space.js'

const DIRECTORY = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  type Query {
    me: String
    home: Space
  }
  type Space @key(fields: "id") {
    id: ID!
    name: String!
  }
  type Environment @key(fields: "id") {
    id: ID!
    owner: String
  }
`

/** The fleet behind the real planner and the real execution of plans, beside a directory of one more subgraph. */
function graphOver(fleet: MemoryFleet) {
  const directory = buildSubgraphSchema({
    typeDefs: parse(DIRECTORY),
    resolvers: {
      Query: { me: () => 'Ada', home: () => ({ id: 'Spaces-1', name: 'name of Spaces-1' }) },
      Space: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `name of ${id}` }) },
      Environment: { __resolveReference: ({ id }: { id: string }) => ({ id, owner: `owner of ${id}` }) },
    },
  })
  const supergraph = composeSupergraph({ directory: DIRECTORY, space: SDL, zone: null })
  const graph = buildGraph(supergraph, { directory: new LocalGraphQLDataSource(directory), space: fleet.source })
  const plan = (query: string) => graph.planner.plan(chooseOperation(readOperations(parse(query)), null))
  const ask = async (query: string, variables: Record<string, unknown> = {}) => {
    const result = await graph.executor.execute(plan(query), { variables, context: fleet.context })
    return JSON.parse(JSON.stringify(result)) as ExecutionResult<Record<string, unknown>>
  }
  return { ask, plan, supergraph }
}

const rows = (name: string, environments: number[]): ProjectRow[] => [
  { local: 1, name, lastDeployedAt: 1, environments },
]
const three = () => memoryFleet({ 1: rows('apple', [1, 2]), 2: rows('banana', [1]), 3: rows('cherry', [1]) })

const ACROSS = /* GraphQL */ `
  query ($first: Int!) {
    me
    projects(first: $first) {
      edges {
        node {
          name
          space {
            name
            projectCount
          }
          environments {
            name
            owner
          }
        }
      }
      pageInfo {
        hasNextPage
      }
      completeness {
        answered
      }
    }
  }
`

describe('the fleet behind the query planner', () => {
  it('answers what lies across subgraphs, with one call per Instance concerned and plan step', async () => {
    const fleet = three()
    const { data, errors } = await graphOver(fleet).ask(ACROSS, { first: 9 })
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({
      me: 'Ada',
      projects: {
        edges: [
          {
            node: {
              name: 'apple',
              space: { name: 'name of Spaces-1', projectCount: 1 },
              environments: [
                { name: 'env 1', owner: 'owner of Spaces-1/Environments-1' },
                { name: 'env 2', owner: 'owner of Spaces-1/Environments-2' },
              ],
            },
          },
          { node: { name: 'banana' } },
          { node: { name: 'cherry', space: { name: 'name of Spaces-3' } } },
        ],
        pageInfo: { hasNextPage: false },
        completeness: { answered: 3 },
      },
    })
    expect(fleet.transport.batches.map(({ instance }) => instance).sort()).toEqual(['Instances-1', 'Instances-2'])
  })

  it('comes back to Spaces for entities that another subgraph named', async () => {
    const fleet = three()
    const { data, errors } = await graphOver(fleet).ask('{ home { name projectCount } }')
    expect({ data, errors }).toEqual({
      data: { home: { name: 'name of Spaces-1', projectCount: 1 } },
      errors: undefined,
    })
    expect(fleet.transport.batches).toHaveLength(1)
  })

  it('says of a lost Space once what it is and where, and gives all others', async () => {
    const fleet = three()
    fleet.transport.behaviours.set('Instances-2', async function* () {
      yield { done: 1 }
    })
    const { data, errors } = await graphOver(fleet).ask(ACROSS, { first: 9 })
    expect(data).toMatchObject({
      projects: { edges: [{ node: { name: 'apple' } }, { node: { name: 'cherry' } }], completeness: { answered: 2 } },
    })
    expect(errors).toEqual([
      {
        message: 'Spaces-2 did not answer.',
        path: ['projects'],
        extensions: { code: 'SPACE_UNAVAILABLE', space: 'Spaces-2', reason: 'BAD_ANSWER', retry: false },
      },
    ])
  })

  it('keeps a Space that sends wrong types from taking the whole answer with it', async () => {
    const fleet = three()
    fleet.transport.behaviours.set('Instances-2', async function* () {
      const edges = [{ cursor: 'x', node: { name: 'wrong', space: 7, environments: { name: [] } } }]
      yield { space: 'Spaces-2', data: { projects: { edges, fleet0_edges: edges } } }
      yield { done: 1 }
    })
    const { data, errors } = await graphOver(fleet).ask(ACROSS, { first: 9 })
    expect(data).toMatchObject({ projects: { edges: [{ node: { name: 'apple' } }, { node: { name: 'cherry' } }] } })
    expect(errors).toMatchObject([{ extensions: { space: 'Spaces-2', reason: 'BAD_ANSWER' } }])
  })

  it('resolves nodes of any type through interfaces, fragments, aliases and conditions', async () => {
    const fleet = three()
    const { data, errors } = await graphOver(fleet).ask(
      `query ($ids: [ID!]!, $yes: Boolean!) {
         list: nodes(ids: $ids) { __typename id ...P @include(if: $yes) ... on Environment { title: name owner @skip(if: $yes) } }
         node(id: "Spaces-3/Projects-1") { ...P }
         counts: projects(first: 1) @skip(if: $yes) { totalCount }
       }
       fragment P on Project { is: name in: space { name } }`,
      { ids: ['Spaces-2/Environments-5', 'Spaces-1/Projects-1', 'Spaces-1/Projects-404'], yes: true },
    )
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      list: [
        { __typename: 'Environment', id: 'Spaces-2/Environments-5', title: 'env 5' },
        { __typename: 'Project', id: 'Spaces-1/Projects-1', is: 'apple', in: { name: 'name of Spaces-1' } },
        null,
      ],
      node: { is: 'cherry', in: { name: 'name of Spaces-3' } },
    })
  })

  it('has the error of an entity where the caller asked for it', async () => {
    const { errors } = await graphOver(three()).ask('{ projects(first: 2) { nodes { broken } } }')
    expect(errors?.map(({ path }) => path)).toEqual([
      ['projects', 'nodes', 0, 'broken'],
      ['projects', 'nodes', 1, 'broken'],
    ])
  })

  it('plans and composes the same for one Space and for five hundred', async () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [n + 1, rows(`p${n}`, [])]))
    const [one, all] = [memoryFleet({ 1: rows('p', []) }), memoryFleet(many, { instances: 4 })]
    expect(graphOver(all).supergraph).toBe(graphOver(one).supergraph)
    expect(JSON.stringify(graphOver(all).plan(ACROSS).queryPlan)).toBe(
      JSON.stringify(graphOver(one).plan(ACROSS).queryPlan),
    )
    const { data } = await graphOver(all).ask(ACROSS, { first: 100 })
    expect(data).toMatchObject({ projects: { completeness: { answered: 500 }, pageInfo: { hasNextPage: true } } })
    expect(all.transport.batches).toHaveLength(4)
  })
})
