import { Supergraph } from '@apollo/federation-internals'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'graphql'
import { composeSupergraph } from '../supergraph/compose.js'
import { startFleet } from '../testing/fleet.js'
import { DIRECTORY_SDL, spaceSdl, ZONE_SDL } from '../testing/sdl.js'
import { chooseOperation, readOperations } from './operation.js'
import { CachingPlanner } from './planner.js'

const supergraph = Supergraph.build(composeSupergraph({ directory: DIRECTORY_SDL, space: spaceSdl(), zone: ZONE_SDL }))
const operation = (query: string, name?: string) => chooseOperation(readOperations(parse(query)), name)

describe('plans', () => {
  test('are made once for texts that differ in layout, comments, names and other operations only', () => {
    const planner = new CachingPlanner(supergraph)
    const plan = planner.plan(operation('query A { me { name } }'))
    expect(planner.plan(operation('# again\nquery A {\n me { name } }'))).toBe(plan)
    expect(planner.plan(operation('query A { me { name } } query B { me { id } }', 'A'))).toBe(plan)
    expect(planner.plan(operation('query B { me { name } }'))).toBe(plan)
    expect(planner.plan(operation('{ me { id } }'))).not.toBe(plan)
  })

  test('are not more for the names that a caller makes up', () => {
    const planner = new CachingPlanner(supergraph)
    for (let i = 0; i < 50; i++) planner.plan(operation(`query N${i} { me { name } }`))
    expect(planner.cached.entries).toBe(1)
  })

  test('are kept within a bound, however many aliases are sent', () => {
    const budget = 20_000
    const planner = new CachingPlanner(supergraph, { cacheBudget: budget })
    for (let i = 0; i < 200; i++) planner.plan(operation(`{ a${i}: me { name } }`))
    expect(planner.cached.weight).toBeLessThanOrEqual(budget)
    expect(planner.cached.entries).toBeGreaterThan(1)
    expect(planner.cached.entries).toBeLessThan(200)
  })

  test('are not begun for a request whose time is over, and given if they are there', () => {
    const planner = new CachingPlanner(supergraph)
    const tooLate = expect.objectContaining({ code: 'BAD_INPUT' })
    expect(() => planner.plan(operation('{ me { name } }'), 0)).toThrow(tooLate)
    expect(planner.has(operation('{ me { name } }'))).toBe(false)
    planner.plan(operation('{ me { name } }'))
    expect(planner.has(operation('{ me { name } }'))).toBe(true)
    expect(() => planner.plan(operation('{ me { name } }'), 0)).not.toThrow()
  })

  test('are given up in the middle when their time is over, and the next is planned as ever', () => {
    const hops = 'space { name instance { name zone { name } } }'
    const wide = Array.from({ length: 9 }, (_, i) => `p${i}: projects(first: 1) { nodes { ${hops} } }`).join(' ')
    let looks = 0
    const whole = new CachingPlanner(supergraph, { now: () => ++looks })
    whole.plan(operation(`{ ${wide} }`))
    const all = looks
    expect(all).toBeGreaterThan(20)
    looks = 0
    const planner = new CachingPlanner(supergraph, { now: () => ++looks })
    expect(() => planner.plan(operation(`{ ${wide} }`), all / 2)).toThrow('too complex')
    expect(looks).toBeLessThan(all / 2 + 5)
    expect(planner.plan(operation(`{ projects(first: 1) { nodes { ${hops} } } }`)).queryPlan.node).toBeDefined()
  })
})

test('the plan and the supergraph are the same with 1 Space and with 500', async () => {
  const query = '{ projects(first: 50) { totalCount nodes { name space { instance { zone { name } } } } } }'
  const sizes = await Promise.all(
    [1, 500].map(async (count) => {
      const spaces = Object.fromEntries(
        Array.from({ length: count }, (_, i) => [`Spaces-${i + 1}`, { 1: `Project ${i}` }]),
      )
      const fleet = await startFleet([spaces])
      try {
        const { data, errors } = await fleet.ask(query)
        expect(errors).toEqual([])
        expect(data).toMatchObject({ projects: { totalCount: count } })
        expect(fleet.instances[0]!.batches()).toBe(1)
        const { graph, compositions } = fleet.gateway.supergraph
        expect(compositions).toBe(1)
        return [graph?.supergraphSdl, JSON.stringify(graph?.planner.plan(operation(query)).queryPlan)]
      } finally {
        await fleet.close()
      }
    }),
  )
  expect(sizes[1]).toEqual(sizes[0])
})
