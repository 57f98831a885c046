import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { root, telling } from '../testing/journeys.js'
import { makeLifecycle } from '../testing/lifecycles.js'
import { lines, NEXT, steps, type Next } from '../testing/next-steps.js'
import { HOME, openTracing, THERE, type Tracing } from '../testing/tracing.js'
import { GUEST, MEMBER, type World } from '../testing/world.js'

let tracing: Tracing
let world: World

beforeAll(async () => {
  tracing = await openTracing()
  world = tracing.world
})
afterAll(() => tracing.close())
beforeEach(() => tracing.reset())

describe('steps that the caller cannot see', () => {
  test('count, but are not named', async () => {
    await makeLifecycle(world, 'Hidden', [{ space: 1 }, { space: 4, after: [1] }, { space: 3, after: [1, 2] }])
    tracing.tell({ environments: ['Test'] })
    expect(lines(await steps(world))).toEqual([
      'Step 1: DONE NONE. It is deployed in Space 1.',
      'Step 3: BLOCKED NONE. It waits for a step that you cannot see.',
    ])
    tracing.tell({})
    expect(lines(await steps(world))[1]).toBe(
      'Step 3: BLOCKED NONE. It waits for Step 1 and a step that you cannot see.',
    )
    tracing.two.tells['Spaces-3'] = [telling({ id: THERE })]
    expect(lines(await steps(world, THERE, GUEST))).toEqual([
      'Step 3: BLOCKED NONE. It waits for 2 steps that you cannot see.',
    ])
    expect(tracing.three.asked).toEqual([])
  })

  test('are done by what receipts tell', async () => {
    await makeLifecycle(world, 'Hidden', [{ space: 1 }, { space: 4, after: [1] }, { space: 3, after: [2] }])
    const reached = [{ where: null, environment: 'Test', source: 'HERE' as const }]
    const told = { where: { root: root(4), space: 'Space 4' }, environment: 'Any', source: 'RECEIPT' as const }
    tracing.one.tells['Spaces-1'] = [telling({ id: HOME, reached: [...reached, told] })]
    expect((await steps(world)).map(({ state }) => state)).toEqual(['DONE', 'NEXT'])
  })
})

describe('the lifecycles', () => {
  const names = async (release: string, lifecycle?: string) => {
    const query = `query ($representations: [_Any!]!, $lifecycle: ID) { _entities(representations: $representations) {
      ... on Release { nextSteps(lifecycle: $lifecycle) { lifecycle { name } } } } }`
    const representations = [{ __typename: 'Release', id: release }]
    const { data, errors } = await world.ask(MEMBER, query, { representations, lifecycle })
    const [found] = data!._entities as [{ nextSteps: Next[] | null }]
    return found.nextSteps?.map(({ lifecycle: one }) => one.name) ?? errors
  }

  test('are those with a step in the release’s Space, or the one that is asked for', async () => {
    await makeLifecycle(world, 'b', [{ space: 1 }])
    await makeLifecycle(world, 'a', [{ space: 3 }, { space: 1 }])
    const other = await makeLifecycle(world, 'c', [{ space: 3 }])
    const hidden = await makeLifecycle(world, 'd', [{ space: 4 }])
    tracing.tell({})
    expect(await names(HOME)).toEqual(['a', 'b'])
    expect(await names(HOME, other)).toEqual(['c'])
    expect(await names(HOME, hidden)).toEqual(['_entities.0.nextSteps: NOT_FOUND'])
    expect(await names(HOME, 'Zones-1')).toEqual(['_entities.0.nextSteps: BAD_ID'])
    expect(await names('Spaces-1/Releases-9')).toEqual(['_entities.0.nextSteps: NOT_FOUND'])
  })

  test('of many releases take the statements and calls of one', async () => {
    await makeLifecycle(world, 'b', [{ space: 1 }, { space: 3 }])
    const ids = Array.from({ length: 20 }, (_, i) => `Spaces-1/Releases-${i + 1}`)
    const ask = async (some: string[]) => {
      tracing.one.asked.length = 0
      tracing.one.tells['Spaces-1'] = ids.map((id) => telling({ id, origin: `${root(1)}/${id}` }))
      const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Release { ${NEXT} } } }`
      const representations = some.map((id) => ({ __typename: 'Release', id }))
      const { errors, statements } = await world.ask(MEMBER, query, { representations })
      return [errors.length, statements, tracing.one.asked.length]
    }
    const one = await ask(ids.slice(0, 1))
    expect(await ask(ids)).toEqual(one)
    expect(one).toEqual([0, expect.any(Number), 2])
    expect(one[1]).toBeLessThanOrEqual(2)
  })
})
