import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { makeLifecycle } from '../testing/lifecycles.js'
import { ADMINISTRATOR, callerOf, GUEST, MEMBER, openWorld, type World } from '../testing/world.js'

const LIST = `query ($first: Int = 10) { compositeLifecycles(first: $first) {
  totalCount edges { cursor } nodes { name steps { position name after space { id } } } } }`

const DEV = { space: 1 }
const QA = { space: 3, after: [1] }
const HIDDEN = { space: 4, after: [2] }
const FAR = { space: 5, after: [3] }

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.db.compositeLifecycle.deleteMany()
})

async function listed(caller = MEMBER) {
  const { data } = await world.ask(caller, LIST)
  return data?.compositeLifecycles as { totalCount: number; nodes: { name: string; steps: object[] }[] }
}

test('a composite lifecycle is seen by whoever may enter a Space of it, with no trace of the others', async () => {
  await makeLifecycle(world, 'To the vault', [DEV, QA, HIDDEN, FAR])
  await makeLifecycle(world, 'Hidden', [{ space: 4 }])
  await makeLifecycle(world, 'Beyond', [{ space: 5 }])
  const { totalCount, nodes } = await listed()
  expect([totalCount, nodes.map(({ name }) => name)]).toEqual([1, ['To the vault']])
  expect(nodes[0]?.steps).toEqual([
    { position: 1, name: 'Step 1', after: [], space: { id: 'Spaces-1' } },
    { position: 2, name: 'Step 2', after: [1], space: { id: 'Spaces-3' } },
    { position: 3, name: 'Step 4', after: [2], space: null },
  ])
  expect((await listed(GUEST)).nodes[0]?.steps).toMatchObject([
    { position: 1, name: 'Step 2', after: [] },
    { position: 2, name: 'Step 4', after: [1] },
  ])
  expect(await listed(callerOf('Groups-9'))).toMatchObject({ totalCount: 0, nodes: [] })
  expect((await listed(ADMINISTRATOR)).nodes.map(({ name }) => name)).toEqual(['Beyond', 'Hidden', 'To the vault'])
})

test('nobody else finds it by its id or as a reference', async () => {
  const id = await makeLifecycle(world, 'Hidden', [{ space: 4 }])
  const one = (caller = MEMBER) =>
    world.ask(caller, 'query ($id: ID!) { compositeLifecycle(id: $id) { name } }', { id })
  expect((await one()).errors).toEqual(['compositeLifecycle: NOT_FOUND'])
  expect((await one(ADMINISTRATOR)).data).toEqual({ compositeLifecycle: { name: 'Hidden' } })
  expect(await world.entities(MEMBER, 'CompositeLifecycle', [id, 'Zones-1'], 'name')).toEqual([null, null])
  expect(await world.entities(ADMINISTRATOR, 'CompositeLifecycle', [id], 'name')).toEqual([{ name: 'Hidden' }])
})

test('a Space is called what it is called now', async () => {
  const id = await makeLifecycle(world, 'Renamed', [DEV, { space: 5 }])
  const [found] = await world.entities(MEMBER, 'CompositeLifecycle', [id], 'steps { spaceName }')
  expect(found).toEqual({ steps: [{ spaceName: 'Space 1' }, { spaceName: 'Once 5' }] })
})

test('the list is walked by name, and takes the same statements with many', async () => {
  await makeLifecycle(world, 'b', [DEV])
  const few = await world.ask(MEMBER, LIST)
  for (const name of ['a', 'd', 'c']) await makeLifecycle(world, name, [DEV, QA, HIDDEN])
  const many = await world.ask(MEMBER, LIST)
  expect(many.statements).toBe(few.statements)
  const page = async (after: string | null): Promise<string[]> => {
    const query = `query ($after: String) { compositeLifecycles(first: 2, after: $after) {
      nodes { name } pageInfo { hasNextPage endCursor } } }`
    const { data } = await world.ask(MEMBER, query, { after })
    const { nodes, pageInfo } = data!.compositeLifecycles as {
      nodes: { name: string }[]
      pageInfo: { hasNextPage: boolean; endCursor: string }
    }
    return [...nodes.map(({ name }) => name), ...(pageInfo.hasNextPage ? await page(pageInfo.endCursor) : [])]
  }
  expect(await page(null)).toEqual(['a', 'b', 'c', 'd'])
})
