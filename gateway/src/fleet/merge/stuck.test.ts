import { expect, test } from '@jest/globals'
import type { Behaviour } from '../testing/fleet.js'
import { changing, failing } from '../testing/failing.js'

const QUERY = `query ($after: String) { projects(first: 1, after: $after) {
  nodes { name } pageInfo { hasNextPage endCursor } completeness { missing { space reason } } } }`

type Page = {
  nodes: { name: string }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
  completeness: { missing: { space: string; reason: string }[] }
}

/** Gives the first page, whichever is asked for. */
const deaf: Behaviour = (batch, _call, rightly) => {
  for (const { variables } of batch.items) Object.assign(variables, { after: null })
  return rightly()
}

/** Says of an empty page that there are more. */
const more = changing(({ space, data }) => {
  const pages = Object.values(data as Record<string, Record<string, unknown>>).map((page) =>
    Object.fromEntries(
      Object.entries(page).map(([key, value]) => [
        key,
        Array.isArray(value) ? [] : typeof value === 'object' ? { hasNextPage: true, hasPreviousPage: false } : value,
      ]),
    ),
  )
  return { space, data: Object.fromEntries(Object.keys(data as object).map((key, i) => [key, pages[i]])) }
})

test.each([
  ['gives the same page again and again', deaf, ['apple', 'banana']],
  ['says of an empty page that there are more', more, ['apple']],
])('a Space that %s is missing, and the list gets to its end', async (_, behaviour, first) => {
  const fleet = failing(behaviour)
  const names: string[] = []
  let after: string | null = null
  let missing: Page['completeness']['missing'] = []
  for (let asked = 1; ; asked++) {
    expect(asked).toBeLessThan(9)
    const { data } = await fleet.ask(QUERY, { after })
    const { nodes, pageInfo, completeness } = (data as { projects: Page }).projects
    names.push(...nodes.map(({ name }) => name))
    if (completeness.missing.length > 0) missing = completeness.missing
    if (!pageInfo.hasNextPage) break
    after = pageInfo.endCursor
  }
  expect(names).toEqual([...first, 'cherry', 'damson'])
  expect(missing).toEqual([{ space: 'Spaces-2', reason: 'BAD_ANSWER' }])
})
