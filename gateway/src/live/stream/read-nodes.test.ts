import { expect, test } from '@jest/globals'
import { buildSchema, GraphQLError, parse, type ExecutionResult } from 'graphql'
import { readOperations } from '../../execution/operation.js'
import type { FleetContext } from '../../fleet/context.js'
import type { Graph } from '../../supergraph/graph.js'
import { CALLER } from '../../testing/credentials.js'
import type { Question } from '../question/question.js'
import { readNodes } from './read-nodes.js'

const SCHEMA = buildSchema('type Query { nodes(ids: [ID!]!): [Node] } type Node { id: ID! size: Int! }')
const IDS = [1, 2, 3, 4, 5].map((local) => `Spaces-1/Projects-${local}`)

function read(answer: ExecutionResult, roots = new Map([['changes.node', 'n0']])) {
  const executor = { execute: () => Promise.resolve(answer) }
  const planner = { plan: () => ({}), has: () => true }
  const graph = { apiSchema: SCHEMA, planner, executor } as object as Graph
  const operation = readOperations(parse('query ($ids: [ID!]!) { n0: nodes(ids: $ids) { id } }')).get('')
  const derived = { operation, ids: 'ids', id: 'nodeId', roots }
  const context = { caller: CALLER, signal: new AbortController().signal, remaining: () => 1_000 }
  const checks = { lists: () => {}, cost: () => 1 }
  const spend = () => Promise.resolve()
  const question = { graph, derived, variables: {} } as object as Question
  return readNodes(question, IDS, context as object as FleetContext, { checks, spend })
}

const error = (path: (string | number)[], code: string) => new GraphQLError(code, { path, extensions: { code } })

test('a node that lacks what it cannot be without is there; one that is not there is not; of any other nobody knows', async () => {
  const errors = [error(['n0', 1, 'size'], 'INTERNAL'), error(['n0', 2], 'NOT_FOUND'), error(['n0', 3], 'INTERNAL')]
  const { seen, unread, faults } = await read({ data: { n0: [{ nodeId: IDS[0] }, null, null, null, null] }, errors })
  expect([...seen]).toEqual([IDS[0], IDS[1]])
  expect(faults).toMatchObject([{ place: 'changes.node', id: IDS[1], path: ['size'] }])
  expect([...unread]).toEqual([IDS[3], IDS[4]])
})

test('a node that is whole in one place and lacks something in another is there', async () => {
  const roots = new Map([
    ['changes.node', 'n0'],
    ['changes.other', 'n1'],
  ])
  const nodes = IDS.map((nodeId) => ({ nodeId }))
  const errors = [error(['n0', 0, 'size'], 'INTERNAL')]
  const { seen, unread } = await read({ data: { n0: [null, ...nodes.slice(1)], n1: nodes }, errors }, roots)
  expect([[...seen], [...unread]]).toEqual([IDS, []])
})
