import { describe, expect, test } from '@jest/globals'
import { buildSchema, parse } from 'graphql'
import { chooseOperation, readOperations } from '../../execution/operation.js'
import { checkCost, COST_BUDGET } from './cost.js'

const schema = buildSchema(`
  interface Node { id: ID! }
  type Query { projects(first: Int, last: Int): ProjectConnection nodes(ids: [ID!]!): [Node] }
  type ProjectConnection { edges: [ProjectEdge!]! nodes: [Project!]! totalCount: Int }
  type ProjectEdge { node: Project! }
  type Project implements Node { id: ID! parts: [Project!]! tenants(first: Int, last: Int): ProjectConnection }
`)

const cost = (query: string, variables: Record<string, unknown> = {}) =>
  checkCost(schema, chooseOperation(readOperations(parse(query)), null), variables)

describe('what an operation may cost', () => {
  test('is the objects of its pages, multiplied on the way down', () => {
    expect(cost('{ projects(first: 10) { nodes { id } } }')).toBe(20)
    expect(cost('{ projects(first: 10) { nodes { tenants(last: 4) { edges { node { id } } } } } }')).toBe(
      20 + 10 * 4 * 3,
    )
  })

  test('reads page sizes from variables and their defaults', () => {
    const query = 'query ($n: Int = 30) { projects(first: $n) { nodes { id } } }'
    expect(cost(query)).toBe(60)
    expect(cost(query, { n: 5 })).toBe(10)
  })

  test('counts lists without pages, and each id that is asked for', () => {
    expect(cost('{ projects(first: 1) { nodes { parts { id } } } }')).toBe(7)
    expect(
      cost('query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Project { parts { id } } } }', { ids: ['a', 'b'] }),
    ).toBe(12)
  })

  test('over the budget is refused, and says what it is', () => {
    const query =
      '{ projects(first: 100) { nodes { tenants(first: 100) { nodes { tenants(first: 100) { nodes { id } } } } } } }'
    expect(() => cost(query)).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', details: { cost: expect.any(Number), budget: COST_BUDGET } }),
    )
  })

  test.each(['', '(first: 101)', '(first: 0)', '(last: -1)', '(first: 1, last: 1)'])(
    'a page of %s is refused',
    (args) => {
      expect(() => cost(`{ projects${args} { nodes { id } } }`)).toThrow(expect.objectContaining({ code: 'BAD_PAGE' }))
    },
  )

  test('a page that is too long is refused with what it would cost', () => {
    const refused = (cost: number) =>
      expect.objectContaining({ code: 'BAD_PAGE', details: { cost, budget: COST_BUDGET } })
    expect(() => cost('{ projects(first: 101) { totalCount } }')).toThrow(refused(101))
    const below = '{ projects(first: 10) { nodes { tenants(first: 1000) { totalCount } } } }'
    expect(() => cost(below)).toThrow(refused(20 + 10 * 1_000))
  })

  test('a page size that is hidden in a fragment counts too', () => {
    const query = '{ ...F } fragment F on Query { projects(first: 101) { totalCount } }'
    expect(() => cost(query)).toThrow(expect.objectContaining({ code: 'BAD_PAGE' }))
  })
})
