/** @jest-environment jsdom */
import { afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { CHOICES, installBrowser, projectsView, resultOf, rows, SEARCH, urls } from '../../testing/render-projects'

const realFetch = globalThis.fetch

beforeAll(installBrowser)
beforeEach(() => {
  urls.length = 0
  jest.useFakeTimers()
})
afterEach(() => {
  cleanup()
  jest.useRealTimers()
  globalThis.fetch = realFetch
})

const settle = (milliseconds: number) => act(() => jest.advanceTimersByTimeAsync(milliseconds))
const filterButton = () => screen.getByRole('button', { name: /^Spaces:/ })
const listbox = () => within(screen.getByRole('listbox', { name: 'Spaces' }))
const options = () =>
  listbox()
    .getAllByRole('option')
    .map((option) => option.textContent)

async function openPicker(): Promise<HTMLElement> {
  fireEvent.click(filterButton())
  await settle(0)
  return screen.getByRole('combobox', { name: 'Search Spaces' })
}

test('typing rests before the URL follows, begins a new list, and dims the rows that are not its own', async () => {
  render(projectsView({ served: { ...SEARCH, after: 'x', sort: '-name' } }))
  const box = screen.getByRole('searchbox', { name: 'Filter by name' })
  for (const text of ['a', 'ap', 'api']) fireEvent.change(box, { target: { value: text } })
  expect(screen.getByRole('searchbox')).toHaveProperty('value', 'api')
  expect(urls).toEqual([])
  await settle(1000)
  expect(urls).toEqual(['?sort=-name&text=api'])
  expect(screen.getByRole('table').getAttribute('aria-busy')).toBe('true')
  expect(screen.getAllByRole('rowheader').length).toBeGreaterThan(0)
})

test('the Space filter is searched and chosen from by keyboard', async () => {
  render(projectsView({ served: { ...SEARCH, before: 'x' } }))
  const box = await openPicker()
  expect(document.activeElement).toBe(box)
  fireEvent.change(box, { target: { value: 'o' } })
  expect(options()).toEqual(['StorefrontFrankfurt', 'Mobile'])
  fireEvent.keyDown(box, { key: 'ArrowDown' })
  fireEvent.keyDown(box, { key: 'Enter' })
  await settle(1000)
  expect(urls.at(-1)).toBe('?space=Spaces-3')
  fireEvent.keyDown(box, { key: 'ArrowUp' })
  fireEvent.keyDown(box, { key: 'Enter' })
  await settle(1000)
  expect(urls.at(-1)).toBe('?space=Spaces-3,Spaces-2')
  expect(listbox().getAllByRole('option', { selected: true })).toHaveLength(2)
  expect(filterButton().textContent).toBe('Mobile +1')
  fireEvent.keyDown(box, { key: 'Escape' })
  expect(screen.queryByRole('combobox', { name: 'Search Spaces' })).toBeNull()
  expect(document.activeElement).toBe(filterButton())
})

test('chosen Spaces stand first and can be taken out again', async () => {
  render(projectsView({ served: { ...SEARCH, space: ['Spaces-3'] } }))
  const box = await openPicker()
  expect(options()[0]).toBe('Mobile')
  fireEvent.keyDown(box, { key: 'Enter' })
  await settle(1000)
  expect(urls.at(-1)).toBe('')
})

test('the Space of a row shows that Space alone', async () => {
  render(projectsView({ result: resultOf(rows(1)) }))
  fireEvent.click(screen.getByRole('button', { name: 'Payments' }))
  await settle(1000)
  expect(urls.at(-1)).toBe('?space=Spaces-1')
})

test('in a larger fleet the graph is searched too, and a late answer to an older text is dropped', async () => {
  const answers: ((name: string) => void)[] = []
  const asked: unknown[] = []
  globalThis.fetch = ((_url: string, init: RequestInit) => {
    asked.push((JSON.parse(String(init.body)) as { variables: unknown }).variables)
    return new Promise((resolve) => {
      answers.push((name) => {
        const nodes = [{ id: `Spaces-${name}`, name, instance: null }]
        const pageInfo = { hasNextPage: false, endCursor: null }
        resolve({ json: () => Promise.resolve({ data: { spaces: { nodes, pageInfo } } }) } as Response)
      })
    })
  }) as typeof fetch
  render(projectsView({ choices: { ...CHOICES, more: 'cursor' } }))
  const box = await openPicker()
  fireEvent.change(box, { target: { value: 'zeta' } })
  await settle(300)
  fireEvent.change(box, { target: { value: 'zeta 2' } })
  await settle(300)
  expect(asked).toEqual([{ text: 'zeta' }, { text: 'zeta 2' }])
  await act(async () => answers[1]!('Zeta 2'))
  await act(async () => answers[0]!('Zeta 2 old'))
  expect(options()).toEqual(['Zeta 2'])
})
