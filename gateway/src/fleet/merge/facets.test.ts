import { describe, expect, it } from '@jest/globals'
import { changing, failing } from '../testing/failing.js'
import { memoryFleet } from '../testing/fleet.js'
import type { ProjectRow } from '../testing/space.js'

const QUERY = '{ projectFacets { state { values { name count } truncated } } }'

const named = (...names: string[]): ProjectRow[] =>
  names.map((name, index) => ({ local: index + 1, name, lastDeployedAt: null }))

describe('facets of the fleet', () => {
  it('add up by name, the largest first, equal ones by name', async () => {
    const { data } = await memoryFleet({ 1: named('b', 'c', 'c'), 2: named('a', 'c'), 3: named('b', 'a') }).ask(QUERY)
    const values = [
      { name: 'c', count: 3 },
      { name: 'a', count: 2 },
      { name: 'b', count: 2 },
    ]
    expect(data).toEqual({ projectFacets: { state: { values, truncated: false } } })
  })

  it('are truncated when those of any Space are', async () => {
    const { data } = await memoryFleet({ 1: named('a'), 13: named('b') }).ask(QUERY)
    expect(data).toMatchObject({ projectFacets: { state: { truncated: true } } })
  })

  it('are truncated when a Space gives none while its list answers', async () => {
    const fleet = failing(
      changing(({ space, data }) => ({
        ...{ space, data: { ...(data as object), projectFacets: null } },
        errors: [{ message: 'no', path: ['projectFacets'] }],
      })),
    )
    const { data } = await fleet.ask('{ projects(first: 9) { totalCount } projectFacets { state { truncated } } }')
    expect(data).toEqual({ projects: { totalCount: 4 }, projectFacets: { state: { truncated: true } } })
  })

  it('show a hundred values, and say that there are more', async () => {
    const letters = Array.from({ length: 130 }, (_, n) => String.fromCodePoint(0x4e00 + n))
    const { data } = await memoryFleet({ 1: named(...letters.slice(0, 90)), 2: named(...letters.slice(40)) }).ask(QUERY)
    const { state } = (data as { projectFacets: { state: { values: { count: number }[]; truncated: boolean } } })
      .projectFacets
    expect(state.values).toHaveLength(100)
    expect(state.values.slice(0, 50).every(({ count }) => count === 2)).toBe(true)
    expect(state.truncated).toBe(true)
  })
})
