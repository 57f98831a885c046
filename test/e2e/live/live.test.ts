import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { document } from '@spaceport/client/document'
import { subscribe, type Told } from '@spaceport/client/subscribe'
import { commonFleet, person } from '../../harness/common-fleet.js'
import type { Fleet } from '../../harness/fleet.js'

type Changes = {
  positions: { space: string; position: number }[]
  changes: { space: string; position: number; kind: string; node: { name: string } | null }[]
  health: { space: string; state: string }[]
  reset: string[]
}
type News = AsyncGenerator<Told<{ changes: Changes }>>

const NEWS = document<{ changes: Changes }, { after?: object[] }>(`subscription ($after: [FeedPositionInput!]) {
  changes(after: $after, kinds: [PROJECT_GROUP]) {
    positions { space position }
    changes { space position kind node { ... on ProjectGroup { name } } }
    health { space state }
    reset
  }
}`)

let fleet: Fleet
const ending = new AbortController()
beforeAll(async () => {
  fleet = await commonFleet()
})
afterAll(() => ending.abort())

/** Listens through the web app's own address, as a browser does. */
function listen(apiKey: string): News {
  const headers = { authorization: `Bearer ${apiKey}` }
  return subscribe({ url: `${fleet.web}/graphql`, headers, document: NEWS, signal: ending.signal })
}

/** Reads on until something is so; gives all that was told meanwhile. */
async function until(news: News, isSo: (all: Changes) => boolean): Promise<Changes> {
  const all: Changes = { positions: [], changes: [], health: [], reset: [] }
  while (!isSo(all)) {
    const { value } = await news.next()
    if (!value?.data) throw new Error(`no batch but ${JSON.stringify(value)}`)
    const { positions, changes, health, reset } = value.data.changes
    all.positions.push(...positions)
    all.changes.push(...changes)
    all.health.push(...health)
    all.reset.push(...reset)
  }
  return all
}

async function createGroup(space: string, name: string): Promise<void> {
  const query = `mutation ($input: CreateProjectGroupInput!) { createProjectGroup(input: $input) { errors { code } } }`
  const answer = await fleet.post(query, { variables: { input: { space, name } } })
  expect(await answer.json()).toEqual({ data: { createProjectGroup: { errors: [] } } })
}

const names = ({ changes }: Changes) => changes.map(({ node }) => node?.name)
const states = ({ health }: Changes, space: string) =>
  health.filter((one) => one.space === space).map(({ state }) => state)

test('what changes is told at once to who may see it, and to nobody else; a lost Instance is told, and nothing of it missed', async () => {
  const [first = '', second = ''] = fleet.spaces
  const [everybody, liv] = [listen(fleet.adminKey), listen((await person('Liv')).apiKey)]
  const begins = await until(everybody, ({ positions }) => positions.length >= fleet.spaces.length)
  expect([states(begins, first), states(begins, second)]).toEqual([['REACHABLE'], ['REACHABLE']])
  expect((await until(liv, ({ health }) => health.length > 0)).health).toEqual([{ space: second, state: 'REACHABLE' }])

  await createGroup(first, 'Secret')
  await createGroup(second, 'Open')
  expect(names(await until(everybody, ({ changes }) => changes.length === 2)).sort()).toEqual(['Open', 'Secret'])
  const told = await until(liv, ({ changes }) => changes.length > 0)
  expect(names(told)).toEqual(['Open'])
  expect(JSON.stringify(told)).not.toContain(first)

  const lost = fleet.instances.find(({ spaces }) => spaces.includes(second))!
  await lost.kill()
  await until(everybody, (all) => states(all, second).includes('UNREACHABLE')).finally(() => lost.restart())
  await createGroup(second, 'After')
  const back = await until(everybody, ({ changes }) => changes.length > 0)
  expect(names(back)).toEqual(['After'])
  expect(back.reset).toEqual([])
})
