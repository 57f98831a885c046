/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { ExploreProjectGroupsDocument } from '../generated/graphql'
import { projectGroupsSource, type ProjectGroupNode } from '../explore/project-groups/source'
import { fakeFetch } from '../testing/fake-fetch'
import { GraphProvider } from './provider'
import { useList } from './use-list'

let graph: ReturnType<typeof fakeFetch>
beforeEach(() => {
  graph = fakeFetch()
})
afterEach(() => {
  cleanup()
  graph.restore()
})

function page(
  ids: readonly number[],
  { names = 'group', next = false, missing = [] as string[], counted = 250 as number | null } = {},
) {
  const nodes = ids.map((id) => ({ id: `Spaces-1/ProjectGroups-${id}`, name: `${names} ${id}` }) as ProjectGroupNode)
  const lacking = missing.map((space) => ({ space, reason: 'TIMEOUT', since: '2026-01-01T00:00:00Z' }))
  return {
    projectGroups: {
      nodes,
      pageInfo: { hasNextPage: next, endCursor: next ? `after ${ids.at(-1)}` : null },
      ...(counted === null ? {} : { totalCount: counted }),
      completeness: { asked: 2, answered: 2 - missing.length, missing: lacking },
    },
  }
}

const variables = { first: 100, facets: true }

function list() {
  return renderHook(
    () =>
      useList({
        document: ExploreProjectGroupsDocument,
        variables,
        connection: projectGroupsSource.connection,
      }),
    { wrapper: GraphProvider },
  ).result
}

const asked = (count: number) => waitFor(() => expect(graph.asked).toHaveLength(count))

async function read() {
  const result = list()
  await asked(1)
  graph.asked[0]!.answer(page([1, 2], { next: true }))
  await waitFor(() => expect(result.current.rows).toHaveLength(2))
  return result
}

test('pages follow by the cursor, one request each, without counting again; what any of them lacks is missing', async () => {
  const result = await read()
  act(() => result.current.more())
  await asked(2)
  expect(graph.asked[1]!.variables).toEqual({ first: 100, facets: false, count: false, after: 'after 2' })
  graph.asked[1]!.answer(page([3], { missing: ['Spaces-9'], counted: null }))
  await waitFor(() => expect(result.current.rows.map(({ id }) => id)).toHaveLength(3))
  expect(result.current).toMatchObject({ hasMore: false, totalCount: 250, completeness: { asked: 2, answered: 1 } })
})

test('rows that changed are replaced in place; those that are new wait until they are asked for', async () => {
  const result = await read()
  const changing = act(() => result.current.changed(['Spaces-1/ProjectGroups-2', 'Spaces-1/ProjectGroups-7']))
  await asked(2)
  expect(graph.asked[1]!.variables).toEqual({
    first: 2,
    facets: false,
    count: false,
    filter: { id: ['Spaces-1/ProjectGroups-2', 'Spaces-1/ProjectGroups-7'] },
  })
  graph.asked[1]!.answer(page([2, 7], { names: 'renamed', counted: null }))
  await changing
  expect(result.current.rows.map(({ node }) => node.name)).toEqual(['group 1', 'renamed 2'])
  expect(result.current).toMatchObject({ held: 1, totalCount: 250 })

  act(() => result.current.refresh())
  await asked(3)
  expect(graph.asked[2]!.variables).toEqual(variables)
  graph.asked[2]!.answer(page([7, 1, 2], { names: 'fresh', counted: 251 }))
  await waitFor(() => expect(result.current.rows).toHaveLength(3))
  expect(result.current).toMatchObject({ held: 0, totalCount: 251 })
})
