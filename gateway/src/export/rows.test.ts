import { expect, test } from '@jest/globals'
import { allRows, type Ending, type Page } from './rows.js'

const SPACES = new Map([['Spaces-1', true]])

const page = (n: number, of: number, changes: Partial<Page> = {}): Page => ({
  ...{ rows: [n], next: n < of ? String(n) : null, asked: [], spaces: SPACES, missing: [], errors: [], away: [] },
  ...changes,
})

async function exported(
  ask: (after: string | null) => Page,
): Promise<{ rows: unknown[]; ending: Ending; waits: number }> {
  let waits = 0
  const pages = { first: ask(null), ask: (after: string | null) => Promise.resolve(ask(after)) }
  const generator = allRows(pages, new AbortController().signal, () => Promise.resolve(void waits++))
  const rows: unknown[] = []
  for (;;) {
    const { done, value } = await generator.next()
    if (done) return { rows, ending: value, waits }
    rows.push(...value)
  }
}

test('a Space that is away for long is waited for once, not at every page', async () => {
  const missing = [{ space: 'Spaces-1', reason: 'UNREACHABLE' }]
  const { rows, ending, waits } = await exported((after) => page(Number(after) + 1, 9, { missing, away: ['Spaces-1'] }))
  expect(rows).toHaveLength(9)
  expect(waits).toBe(2)
  expect(ending).toEqual({ count: 9, complete: false, missing, errors: [] })
})

test('a page without values that could not be had is asked for again, the first too; else the end says so', async () => {
  let asked = 0
  const lacking = { errors: ['UNAVAILABLE'], away: ['zone'] }
  const mended = await exported(() => (++asked === 1 ? page(1, 1, lacking) : page(1, 1)))
  expect(mended).toMatchObject({ rows: [1], ending: { complete: true, errors: [] }, waits: 1 })
  const never = await exported((after) => page(Number(after) + 1, 2, lacking))
  expect(never).toMatchObject({ rows: [1, 2], ending: { complete: false, missing: [], errors: ['UNAVAILABLE'] } })
})

test.each([1, 2, 7])('a list that goes round after %i pages ends, and is not whole', async (length) => {
  let asked = 0
  const { ending } = await exported(() => {
    if (++asked > 99) throw new Error('it goes on for ever')
    return page(1, 2, { next: String(asked < 5 ? asked - 9 : asked % length) })
  })
  expect(ending).toMatchObject({ complete: false, error: 'BAD_CURSOR' })
  expect(ending.count).toBe(asked)
})
