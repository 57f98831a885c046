import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { textKey } from '@spaceport/kit/page/text-key'
import { seededRandom } from '@spaceport/kit/random'
import type { Caller } from '@spaceport/kit/caller'
import { caller, MANAGER, STRANGER } from '../testing/callers.js'
import { giveRole, PROJECT_VIEWER } from '../testing/grants.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

type Hit = { id: string; kind: string; title: string; score: number; highlights: object[]; node: { id: string } | null }
type Page = {
  search: {
    nodes: Hit[]
    totalCount: number
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null; startCursor: string | null }
  }
}

const WORDS = ['ledger', 'pay', 'payments', 'web', 'api', 'été', 'ワーカー', '100%', 'x_y']

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  const random = seededRandom('search')
  for (let i = 0; i < 60; i++) {
    const name = `${random.pick(WORDS)} ${random.pick(WORDS)} ${i}`
    const description = random.chance(0.5) ? `About ${random.pick(WORDS)} and\n${random.pick(WORDS)}` : null
    await db.project.create({ data: { ...project(name), description } })
  }
  await db.project.create({ data: project('Ledger') })
  await db.release.create({ data: { projectId: 1, name: '1.0.0', nameKey: '1.0.0', notes: 'A new LEDGER page' } })
  await db.tenant.create({ data: named('Ledger Ltd') })
})

afterAll(() => space.close())

const QUERY = `query ($text: String!, $filter: SearchFilter, $first: Int, $after: String, $last: Int, $before: String) {
  search(text: $text, filter: $filter, first: $first, after: $after, last: $last, before: $before) {
    nodes { id kind title score highlights { field text ranges { start end } } node { id } } totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`

async function search(text: string, args: object = { first: 100 }, who: Caller = MANAGER): Promise<Page['search']> {
  const { data, errors } = await space.ask<Page>(QUERY, { text, ...args }, who)
  expect(errors).toEqual([])
  return data.search
}

/** All that has the words, as a slow look at every row finds it. */
async function naive(text: string): Promise<string[]> {
  const words = textKey(text).split(' ')
  const documents = await space.db.searchDocument.findMany()
  return documents
    .filter(({ textKey: key }) => words.every((word) => key.includes(word)))
    .map(({ title }) => title)
    .sort()
}

describe('search', () => {
  it.each([...WORDS, 'pay ledger', 'LEDGER  web', '%', 'dev', '1.0', 'nothing at all', 'policy', 'x_'])(
    'finds all that has %s, whatever its case and order',
    async (text) => {
      const found = await search(text)
      const expected = await naive(text)
      expect(found.nodes.map(({ title }) => title).sort()).toEqual(expected)
      expect(found.totalCount).toBe(expected.length)
      for (const hit of found.nodes) {
        expect(hit.node).toEqual({ id: hit.id })
        expect(hit.highlights).toHaveLength(1)
      }
    },
  )

  it('puts what is called so first, then what has it in its name, then the rest; bigger things and shorter names before others', async () => {
    const { nodes } = await search('ledger')
    expect(nodes[0]).toMatchObject({ title: 'Ledger', kind: 'Projects', score: 2_090_250 })
    expect(nodes.at(-1)).toMatchObject({ title: '1.0.0', kind: 'Releases' })
    const scores = nodes.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(nodes.findIndex(({ kind }) => kind === 'Tenants')).toBeGreaterThan(
      nodes.findLastIndex(({ kind, title }) => kind === 'Projects' && title.toLowerCase().includes('ledger')),
    )
  })

  it('shows where the words stand', async () => {
    const { nodes } = await search('ltd ledger')
    expect(nodes[0]?.highlights).toEqual([
      {
        field: 'TITLE',
        text: 'Ledger Ltd',
        ranges: [
          { start: 0, end: 6 },
          { start: 7, end: 10 },
        ],
      },
    ])
    const release = (await search('new ledger')).nodes.find(({ kind }) => kind === 'Releases')
    expect(release?.highlights).toMatchObject([{ field: 'TEXT', text: '1.0.0 a new ledger page' }])
  })

  it('pages through everything forwards and backwards, each hit once, in one order', async () => {
    const whole = (await search('pay')).nodes.map(({ id }) => id)
    expect(whole.length).toBeGreaterThan(10)
    const forwards: string[] = []
    for (let after: string | null = null, more = true; more;) {
      const { nodes, pageInfo }: Page['search'] = await search('pay', { first: 3, after })
      forwards.push(...nodes.map(({ id }) => id))
      after = pageInfo.endCursor
      more = pageInfo.hasNextPage
    }
    expect(forwards).toEqual(whole)
    const backwards: string[] = []
    for (let before: string | null = null, more = true; more;) {
      const { nodes, pageInfo }: Page['search'] = await search('pay', { last: 4, before })
      backwards.unshift(...nodes.map(({ id }) => id))
      before = pageInfo.startCursor
      more = pageInfo.hasPreviousPage
    }
    expect(backwards).toEqual(whole)
  })

  it('takes no more statements for a page than ranks and kinds on it, whatever its size', async () => {
    const query = QUERY.replace('totalCount', '').replace('node { id }', '')
    for (const first of [2, 100]) {
      const { count } = await space.askCounted(query, { text: 'pay', first })
      expect(count).toBeLessThanOrEqual(3)
    }
  })

  it('finds only what exists for the caller, kind by kind', async () => {
    await giveRole(space.db, 'Users-40', PROJECT_VIEWER, { Projects: [1, 2], Tenants: [999] })
    const found = await search('e', { first: 100 }, caller('Users-40'))
    const projects = found.nodes.filter(({ kind }) => kind === 'Projects').map(({ id }) => id)
    expect(projects.every((id) => ['Spaces-1/Projects-1', 'Spaces-1/Projects-2'].includes(id))).toBe(true)
    expect(found.nodes.map(({ kind }) => kind)).not.toContain('Tenants')
    expect(await search('e', { first: 100 }, STRANGER)).toMatchObject({ nodes: [], totalCount: 0 })
  })

  it('is limited to kinds, and counts by them', async () => {
    const { nodes } = await search('ledger', { first: 100, filter: { kind: ['Tenants'] } })
    expect(nodes.map(({ title }) => title)).toEqual(['Ledger Ltd'])
    const { data } = await space.ask<{ searchFacets: { kind: { values: { name: string; count: number }[] } } }>(
      '{ searchFacets(text: "ledger") { kind { values { name count } } } }',
    )
    const counted = data.searchFacets.kind.values.reduce((sum, { count }) => sum + count, 0)
    expect(counted).toBe((await search('ledger')).totalCount)
  })

  it('follows renames and removals', async () => {
    const { id } = await space.db.tenant.create({ data: named('Zebra') })
    expect((await search('zebra')).totalCount).toBe(1)
    await space.db.tenant.update({ where: { id }, data: named('Giraffe') })
    expect((await search('zebra')).totalCount).toBe(0)
    expect((await search('giraffe')).totalCount).toBe(1)
    await space.db.tenant.delete({ where: { id } })
    expect((await search('giraffe')).totalCount).toBe(0)
  })

  it.each([
    ['a blank text', '  ', {}, 'BAD_INPUT'],
    ['a long text', 'x'.repeat(201), {}, 'BAD_INPUT'],
    ['many words', 'a b c d e f g h i j k', {}, 'BAD_INPUT'],
    ['an unknown kind', 'x', { filter: { kind: ['Events'] } }, 'BAD_INPUT'],
    ['a malformed Space', 'x', { filter: { space: ['x'] } }, 'BAD_ID'],
    ['a strange cursor', 'x', { after: 'x' }, 'BAD_CURSOR'],
  ])('refuses %s', async (_what, text, args, code) => {
    const { errors } = await space.ask(QUERY, { text, first: 1, ...args })
    expect(errors.map(({ extensions }) => extensions.code)).toEqual([code])
  })

  it('refuses the cursor of another filter', async () => {
    const { pageInfo } = await search('pay', { first: 1 })
    const args = { text: 'pay', first: 1, after: pageInfo.endCursor, filter: { kind: ['Projects'] } }
    const { errors } = await space.ask(QUERY, args)
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_CURSOR'])
  })
})
