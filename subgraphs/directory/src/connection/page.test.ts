import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { compareBytes, textKey } from '@spaceport/kit/page/text-key'
import { seededRandom } from '@spaceport/kit/random'
import { ada, testDirectory, type Answer, type TestDirectory } from '../testing/directory.js'

const SEED = process.env.SPACEPORT_TEST_SEED ?? String(Date.now())
const USERS = 120

let directory: TestDirectory
let sorted: string[]

beforeAll(async () => {
  process.stdout.write(`connection walk: seed ${SEED}\n`)
  directory = await testDirectory()
  const random = seededRandom(SEED)
  // Few letters, so that names are equal; some beyond U+FFFF, whose order by UTF-16 is another than by UTF-8.
  const name = () => Array.from({ length: random.int(1, 3) }, () => random.pick([...'aB%_é～😀𐀀'])).join('')
  const data = Array.from({ length: USERS }, (_, n) => ({
    name: name(),
    email: `${n}@example.com`,
    emailKey: `${n}@example.com`,
  }))
  const { user } = directory.database.client
  await user.createMany({ data: data.map((one) => ({ ...one, nameKey: textKey(one.name) })) })
  const users = await user.findMany({ select: { id: true, nameKey: true } })
  users.sort((a, b) => compareBytes(a.nameKey, b.nameKey) || a.id - b.id)
  sorted = users.map(({ id }) => `Users-${id}`)
})
afterAll(() => directory.close())

type Page = {
  totalCount: number
  edges: { cursor: string; node: { id: string } }[]
  nodes: { id: string }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

const QUERY = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: UserOrder, $filter: UserFilter) {
  users(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy, filter: $filter) {
    totalCount edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`

async function page(variables: Record<string, unknown>): Promise<Page> {
  const answer = await directory.ask(ada, QUERY, variables)
  expect(answer.errors).toBeUndefined()
  return answer.data?.users as Page
}

const refused = async (variables: Record<string, unknown>) => {
  const { data, errors }: Answer = await directory.ask(ada, QUERY, variables)
  expect(data?.users).toBeNull()
  return errors?.[0]?.extensions.code
}

describe('walking a list', () => {
  test.each(['ASC', 'DESC'])('gives every row once, in order, forwards and backwards: %s', async (direction) => {
    const expected = direction === 'ASC' ? sorted : sorted.toReversed()
    const random = seededRandom(`${SEED} ${direction}`)
    const orderBy = { field: 'NAME', direction }

    const forwards: string[] = []
    let after: string | null = null
    for (let more = true; more;) {
      const one: Page = await page({ first: random.int(1, 40), after, orderBy })
      expect(one.nodes.map(({ id }) => id)).toEqual(one.edges.map(({ node }) => node.id))
      expect(one.pageInfo.startCursor).toBe(one.edges[0]?.cursor)
      expect(one.totalCount).toBe(sorted.length)
      forwards.push(...one.nodes.map(({ id }) => id))
      more = one.pageInfo.hasNextPage
      after = one.pageInfo.endCursor
    }
    expect(forwards).toEqual(expected)

    const backwards: string[] = []
    let before: string | null = null
    for (let more = true; more;) {
      const one: Page = await page({ last: random.int(1, 40), before, orderBy })
      backwards.unshift(...one.nodes.map(({ id }) => id))
      more = one.pageInfo.hasPreviousPage
      before = one.pageInfo.startCursor
    }
    expect(backwards).toEqual(expected)
  })

  test('finds names that hold a text, wildcards meant as they are', async () => {
    const { user } = directory.database.client
    const keys = (await user.findMany({ select: { nameKey: true } })).map(({ nameKey }) => nameKey)
    for (const text of ['A', 'É', '%', '_', '😀', '~', '']) {
      const count = keys.filter((key) => key.includes(textKey(text))).length
      expect([text, (await page({ first: 1, filter: { text } })).totalCount]).toEqual([text, count])
    }
  })

  test('refuses a cursor of another order, filter or list, and one that is none', async () => {
    const { pageInfo } = await page({ first: 2 })
    const after = pageInfo.endCursor
    expect(await refused({ first: 2, after, orderBy: { field: 'NAME', direction: 'DESC' } })).toBe('BAD_CURSOR')
    expect(await refused({ first: 2, after, filter: { text: 'a' } })).toBe('BAD_CURSOR')
    expect(await refused({ first: 2, after: 'nonsense' })).toBe('BAD_CURSOR')
    const other = await directory.ask(
      ada,
      'query ($after: String) { groups(first: 1, after: $after) { totalCount } }',
      { after },
    )
    expect(other.errors?.[0]?.extensions.code).toBe('BAD_CURSOR')
    expect((await page({ first: 2, after, filter: { text: null } })).nodes).toHaveLength(2)
  })

  test.each([{}, { first: 0 }, { first: 101 }, { last: -1 }, { first: 1, last: 1 }])(
    'refuses the page %j',
    async (args) => {
      expect(await refused(args)).toBe('BAD_PAGE')
    },
  )
})
