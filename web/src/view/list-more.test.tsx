/** @jest-environment jsdom */
import { afterEach, expect, jest, test } from '@jest/globals'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { EMPTY_SEARCH, listSearch } from '../find/list-search'
import type { ListViewProps } from './list-props'
import { ListMore } from './list-more'

type Node = { id: string }
const NONE = {} as { list: ListViewProps<Node>['list'] }
const props: ListViewProps<Node> = {
  ...NONE,
  path: '/explore/runbooks',
  title: 'Runbooks',
  what: 'runbooks',
  schema: listSearch([], 'name'),
  search: EMPTY_SEARCH,
  facets: [],
  counts: null,
  columns: [],
  nameOf: ({ id }) => id,
  hrefOf: () => null,
  layouts: { groups: [{ id: 'space', title: 'Space' }], hasTiles: true },
  operation: { query: '{ runbooks { totalCount } }', variables: {} },
  exportColumns: [{ name: 'Id', path: 'id' }],
  empty: { title: '', say: '' },
  now: 0,
}
const acts = { facetIds: [], set: jest.fn(), clear: jest.fn(), onDialog: jest.fn() }

function open(search = {}): string[] {
  render(<ListMore props={{ ...props, search: { ...EMPTY_SEARCH, ...search } }} acts={acts} />)
  fireEvent.click(screen.getByRole('button', { name: 'More' }))
  const items = [...screen.getByRole('menu').querySelectorAll('[role^=menuitem]')]
  return items.map((item) => item.getAttribute('aria-label') ?? item.textContent ?? '')
}

afterEach(() => {
  cleanup()
  jest.clearAllMocks()
})
Object.assign(HTMLElement.prototype, { showPopover() {} })

test('one menu has all that can be done with a list', () => {
  const layouts = ['Layout: Table', 'Layout: Tiles', 'Layout: Grouped by Space']
  const files = ['CSV', 'JSON', 'JSON lines'].map((format) => `Export: All rows as ${format}`)
  expect(open()).toEqual(['Saved views', 'Columns', ...files, ...layouts, 'Query'])
  fireEvent.click(screen.getByRole('menuitem', { name: 'Columns' }))
  expect(acts.onDialog).toHaveBeenCalledWith('columns')
})

test('only what does something just now is offered', () => {
  expect(open({ layout: 'tiles', text: 'nightly' }).slice(0, 3)).toEqual(['Clear filters', 'Saved views', 'Columns'])
  expect(screen.getByRole('menuitemcheckbox', { name: 'Layout: Tiles' }).getAttribute('aria-checked')).toBe('true')
  fireEvent.click(screen.getByRole('menuitem', { name: 'Clear filters' }))
  expect(acts.clear).toHaveBeenCalledTimes(1)
})
