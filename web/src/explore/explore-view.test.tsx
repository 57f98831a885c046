/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { NuqsTestingAdapter } from 'nuqs/adapters/testing'
import type { ExploreRunbooksQuery } from '../generated/graphql'
import { EMPTY_SEARCH } from '../find/list-search'
import { GraphProvider } from '../graph/provider'
import { KnownSpacesProvider } from '../spaces/known'
import { fakeFetch } from '../testing/fake-fetch'
import { giveSizes } from '../testing/sized'
import { runbooksSource, type RunbookNode } from './runbooks/source'
import { RunbooksView } from './runbooks/view'

let graph: ReturnType<typeof fakeFetch>
let url = ''
beforeEach(() => {
  giveSizes()
  graph = fakeFetch()
  url = ''
})
afterEach(() => {
  cleanup()
  graph.restore()
})

const SPACES = [
  { id: 'Spaces-1', name: 'Payments', zone: { id: 'Zones-1', name: 'Frankfurt' } },
  { id: 'Spaces-2', name: 'Logistics', zone: { id: 'Zones-2', name: 'Vault' } },
]

const runbook = (name: string): RunbookNode => ({
  id: `Spaces-1/Runbooks-${name}`,
  name,
  description: null,
  tenantedMode: 'UNTENANTED',
  environmentScope: 'ALL',
  archivedAt: null,
  createdAt: '2026-01-01T00:00:00Z',
  space: { id: 'Spaces-1', name: 'Payments', instance: null },
  project: { id: 'Spaces-1/Projects-1', name: 'Ledger' },
  environments: [],
  publishedSnapshot: null,
})

function data(names: readonly string[]): ExploreRunbooksQuery {
  const counted = (...values: [string, number][]) => ({
    values: values.map(([name, count]) => ({ name, count })),
    truncated: false,
  })
  return {
    runbooks: {
      nodes: names.map(runbook),
      pageInfo: { hasNextPage: false, endCursor: null },
      totalCount: names.length,
      completeness: { asked: 2, answered: 2, missing: [] },
    },
    runbookFacets: {
      project: counted(['Ledger', 4], ['Card Vault', 3]),
      state: counted(['published', 7]),
      tenantedMode: counted(['UNTENANTED', 7]),
      environmentScope: counted(['ALL', 7]),
      space: counted(['Spaces-1', 7]),
    },
  }
}

function show(searchParams = '', search = {}) {
  const variables = runbooksSource.variables({ ...EMPTY_SEARCH, sort: 'name', ...search })
  const answer = { kind: 'answer' as const, data: data(['alpha', 'beta', 'gamma']), errors: [] }
  render(
    <NuqsTestingAdapter hasMemory searchParams={searchParams} onUrlUpdate={({ queryString }) => (url = queryString)}>
      <GraphProvider>
        <KnownSpacesProvider spaces={SPACES} hasMore={false}>
          <RunbooksView served={{ variables, answer, at: Date.now() }} />
        </KnownSpacesProvider>
      </GraphProvider>
    </NuqsTestingAdapter>,
  )
}

const bar = () => screen.getByRole('combobox', { name: 'Filter' }) as HTMLInputElement
const box = (name: RegExp) => screen.getByRole('checkbox', { name }) as HTMLInputElement
const asked = (count: number) => waitFor(() => expect(graph.asked).toHaveLength(count))

test('the query bar and the facets say the same, and each change of either asks the graph once', async () => {
  show()
  expect(graph.asked).toHaveLength(0)
  fireEvent.change(bar(), { target: { value: 'space:pay* project:"Card Vault" nightly' } })
  fireEvent.keyDown(bar(), { key: 'Enter' })
  await asked(1)
  expect(graph.asked[0]!.variables.filter).toEqual({
    space: ['Spaces-1'],
    text: 'nightly',
    has: { project: ['Card Vault'] },
  })
  expect([box(/Card Vault/).checked, box(/Payments/).checked, box(/Ledger/).checked]).toEqual([true, true, false])
  graph.asked[0]!.answer(data(['beta']))
  await waitFor(() => expect(screen.queryByRole('rowheader', { name: 'alpha' })).toBeNull())

  fireEvent.blur(bar())
  fireEvent.click(box(/Ledger/))
  fireEvent.click(box(/Card Vault/))
  await waitFor(() => expect(bar().value).toBe('project:Ledger space:Payments nightly'))
  fireEvent.click(screen.getByRole('button', { name: 'Clear all' }))
  await waitFor(() => expect(bar().value).toBe(''))
  expect(url).toBe('')
})

test('suggestions come with the counts, and the arrow keys choose among them', () => {
  show()
  fireEvent.focus(bar())
  fireEvent.change(bar(), { target: { value: 'project:', selectionStart: 8 } })
  const options = () => within(screen.getByRole('listbox', { hidden: true })).getAllByRole('option', { hidden: true })
  expect(options().map(({ textContent }) => textContent)).toEqual(['project:Ledger 4', 'project:"Card Vault" 3'])
  fireEvent.keyDown(bar(), { key: 'ArrowUp' })
  expect(bar().getAttribute('aria-activedescendant')).toBe(options()[1]!.id)
  fireEvent.keyDown(bar(), { key: 'Tab' })
  expect(bar().value).toBe('project:"Card Vault" ')
})

test('the group heads are counts of the whole fleet; opening one reads its rows by one request', async () => {
  show('?layout=grouped&group=project', { layout: 'grouped', group: 'project' })
  const head = screen.getByRole('button', { name: /Ledger/, expanded: false })
  expect(head.textContent).toBe('Ledger4')
  expect(screen.queryByRole('rowheader', { name: 'alpha' })).toBeNull()
  fireEvent.click(head)
  await asked(1)
  expect(graph.asked[0]!.variables).toMatchObject({
    first: 100,
    facets: false,
    filter: { has: { project: ['Ledger'] } },
  })
  graph.asked[0]!.answer(data(['delta']))
  await screen.findByRole('rowheader', { name: 'delta' })
  expect(graph.asked).toHaveLength(1)
})

test('groups by Space and by Zone say how many rows they have before they are opened', () => {
  const heads = () => screen.getAllByRole('button', { expanded: false }).map(({ textContent }) => textContent)
  show('?layout=grouped&group=space', { layout: 'grouped', group: 'space' })
  expect(heads()).toEqual(expect.arrayContaining(['Payments7', 'Logistics0']))
  cleanup()
  show('?layout=grouped&group=zone', { layout: 'grouped', group: 'zone' })
  expect(heads()).toEqual(expect.arrayContaining(['Frankfurt7']))
})

test('the panel of a row goes along with the arrow keys, each by one request', async () => {
  show()
  fireEvent.keyDown(document.body, { key: 'j' })
  fireEvent.keyDown(document.body, { key: 'Enter' })
  await asked(1)
  await waitFor(() => expect(url).toContain('peek=Spaces-1/Runbooks-alpha'))
  expect(screen.getByRole('complementary', { name: 'alpha' }).textContent).toContain('Ledger')
  fireEvent.keyDown(document.body, { key: 'ArrowDown' })
  await asked(2)
  expect(await screen.findByRole('complementary', { name: 'beta' })).toBeTruthy()
  fireEvent.keyDown(document.body, { key: 'Escape' })
  await waitFor(() => expect(screen.queryByRole('complementary', { name: 'beta' })).toBeNull())
})
