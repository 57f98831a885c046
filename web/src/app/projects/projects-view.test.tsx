/** @jest-environment jsdom */
import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { NOW, installBrowser, projectsView, resultOf, router, row, rows, SEARCH } from '../../testing/render-projects'

beforeAll(installBrowser)
afterEach(() => {
  cleanup()
  jest.clearAllMocks()
})

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key })
const focusedProject = () => document.activeElement?.getAttribute('data-project')
const columns = () => screen.getAllByRole('columnheader').map((head) => head.textContent)

describe('the table', () => {
  test('has a column for each thing one asks of a project', () => {
    render(projectsView({ result: resultOf([row(1)]) }))
    expect(columns()).toEqual([
      'Project',
      'Space',
      'Zone',
      'Lifecycle',
      'Latest release',
      'Last deployment',
      'Production owner',
    ])
    const line = screen.getByRole('row', { name: /Project 1/ })
    expect(line.getAttribute('aria-rowindex')).toBe('2')
    const cells = within(line).getAllByRole('cell')
    expect(within(cells[4]!).getByText('Success')).toBeTruthy()
    const time = within(cells[4]!).getByText('3 h ago')
    expect(time.getAttribute('datetime')).toBe('2026-06-15T09:00:00.000Z')
    expect(time.title).toContain('2026-06-15 09:00:00 UTC')
    expect(cells[5]!.textContent).toContain('bne-1 · Brisbane')
  })

  test('marks an owner in another Zone, and tells what is not there from what could not be read', () => {
    const owner = { environment: 'Production', instance: 'pci-1', zone: 'PCI', elsewhere: true }
    render(projectsView({ result: resultOf([row(1, { owner, latestRelease: null, lastDeployment: 'unread' })]) }))
    const line = screen.getByRole('row', { name: /Project 1/ })
    expect(within(line).getByTitle('In another Zone than the project')).toBeTruthy()
    expect(within(line).getByText('–')).toBeTruthy()
    expect(within(line).getByText('Not read')).toBeTruthy()
  })

  test('is ordered by links of its head, which lead to the first page', () => {
    render(projectsView({ served: { ...SEARCH, text: 'api', after: 'x' } }))
    expect(screen.getByRole('columnheader', { name: 'Project' }).getAttribute('aria-sort')).toBe('ascending')
    expect(screen.getByRole('link', { name: 'Project' }).getAttribute('href')).toBe('/projects?text=api&sort=-name')
    const deployed = screen.getByRole('link', { name: 'Last deployment' })
    expect(deployed.getAttribute('href')).toBe('/projects?text=api&sort=-last-deployed')
    fireEvent.click(deployed)
    expect(router.push).toHaveBeenCalledWith('/projects?text=api&sort=-last-deployed', { scroll: false })
  })

  test('leads to the pages before and behind it, and has no link where there is none', () => {
    const pageInfo = { hasNextPage: true, hasPreviousPage: false, startCursor: 'a', endCursor: 'b==' }
    render(projectsView({ served: { ...SEARCH, after: 'x' }, result: resultOf(rows(3), { pageInfo }) }))
    expect(screen.getByRole('link', { name: 'Next' }).getAttribute('href')).toBe('/projects?after=b==')
    expect(screen.getByRole('link', { name: 'Previous' }).getAttribute('aria-disabled')).toBe('true')
    press('p')
    expect(router.push).not.toHaveBeenCalled()
    press('n')
    expect(router.push).toHaveBeenCalledWith('/projects?after=b==', { scroll: false })
  })
})

describe('Spaces that did not answer', () => {
  const since = new Date(NOW - 300_000).toISOString()
  const completeness = {
    asked: 3,
    answered: 2,
    missing: [{ space: 'Spaces-2', reason: 'TIMEOUT', since }],
  }

  test('are named with the reason and a retry, and the count is a lower bound', () => {
    render(projectsView({ result: resultOf(rows(3), { completeness }) }))
    const notice = screen.getByRole('status', { name: 'Incomplete' })
    expect(notice.textContent).toContain('1 of 3 Spaces did not answer.')
    expect(notice.textContent).toContain('Storefront does not answer in time, for 5 min')
    expect(screen.getByRole('status', { name: 'Count' }).textContent).toBe('at least 3 in 2 of 3 Spaces')
    expect(screen.getAllByRole('rowheader')).toHaveLength(3)
    fireEvent.click(within(notice).getByRole('link', { name: 'Retry' }))
    expect(router.refresh).toHaveBeenCalledTimes(1)
  })

  test('are no notice when there are none', () => {
    render(projectsView())
    expect(screen.queryByRole('status', { name: 'Incomplete' })).toBeNull()
    expect(screen.getByRole('status', { name: 'Count' }).textContent).toBe('50 in 2 Spaces')
  })

  test('are not taken for an empty fleet', () => {
    const none = { asked: 2, answered: 0, missing: completeness.missing }
    render(projectsView({ result: resultOf([], { completeness: none }) }))
    expect(screen.getByRole('heading', { name: 'No Space answered' })).toBeTruthy()
  })
})

describe('nothing to show', () => {
  test.each([
    ['No projects yet', {}, {}],
    ['No project matches', { text: 'zzz' }, {}],
    ['Nothing on this page any more', { after: 'x' }, {}],
    ['No Spaces yet', {}, { completeness: { asked: 0, answered: 0, missing: [] } }],
  ])('%s', (title, search, changes) => {
    render(projectsView({ served: { ...SEARCH, ...search }, result: resultOf([], changes) }))
    expect(screen.getByRole('heading', { name: title })).toBeTruthy()
  })

  test('a filter that matches nothing can be cleared, and the order stays', () => {
    const served = { ...SEARCH, text: 'zzz', space: ['Spaces-2'], sort: '-name' as const }
    render(projectsView({ served, result: resultOf([]) }))
    expect(screen.getByRole('link', { name: 'Clear filters' }).getAttribute('href')).toBe('/projects?sort=-name')
  })

  test('a refusal says so, with its code and ways on', () => {
    const result = { kind: 'refused', code: 'UNAVAILABLE', message: 'x' } as const
    render(projectsView({ result }))
    expect(screen.getByRole('heading', { name: 'Spaceport does not answer' })).toBeTruthy()
    expect(screen.getByText('UNAVAILABLE')).toBeTruthy()
    fireEvent.click(screen.getByRole('link', { name: 'Try again' }))
    expect(router.refresh).toHaveBeenCalledTimes(1)
  })

  test('a cursor of another list leads to the first page', () => {
    const result = { kind: 'refused', code: 'BAD_CURSOR', message: 'x' } as const
    render(projectsView({ served: { ...SEARCH, text: 'a', after: 'x' }, result }))
    expect(screen.getByRole('link', { name: 'Go to the first page' }).getAttribute('href')).toBe('/projects?text=a')
  })
})

describe('the keyboard', () => {
  test('j, k and the arrows move from row to row and stop at the ends', () => {
    render(projectsView({ result: resultOf(rows(3)) }))
    press('j')
    expect(focusedProject()).toBe('Spaces-1/Projects-1')
    press('ArrowDown')
    press('j')
    press('j')
    expect(focusedProject()).toBe('Spaces-1/Projects-3')
    press('k')
    press('ArrowUp')
    press('k')
    expect(focusedProject()).toBe('Spaces-1/Projects-1')
  })

  test('the current row is a project, not a place: late rows never move it to another one', () => {
    const { rerender } = render(projectsView({ result: resultOf(rows(3)) }))
    press('j')
    press('j')
    rerender(projectsView({ result: resultOf([row(9), ...rows(3)]) }))
    expect(focusedProject()).toBe('Spaces-1/Projects-2')
    press('j')
    expect(focusedProject()).toBe('Spaces-1/Projects-3')
  })

  test('one row at a time is a stop for Tab', () => {
    render(projectsView({ result: resultOf(rows(3)) }))
    const stops = () =>
      [...document.querySelectorAll('tr[tabindex="0"]')].map((line) => line.getAttribute('data-project'))
    expect(stops()).toEqual(['Spaces-1/Projects-1'])
    press('j')
    press('j')
    expect(stops()).toEqual(['Spaces-1/Projects-2'])
  })

  test('/ goes to the text filter, Esc leaves it, letters typed there are letters', () => {
    render(projectsView())
    press('/')
    const box = screen.getByRole('searchbox', { name: 'Filter by name' })
    expect(document.activeElement).toBe(box)
    press('j')
    expect(document.activeElement).toBe(box)
    press('Escape')
    expect(document.activeElement).toBe(document.body)
  })

  test('the arrow down leaves the text filter for the first row', () => {
    render(projectsView())
    press('/')
    press('ArrowDown')
    expect(focusedProject()).toBe('Spaces-1/Projects-1')
  })

  test('? lists the keys; while a dialog is open, the page does not listen', () => {
    render(projectsView())
    press('?')
    const dialog = screen.getByRole('dialog', { name: 'Keyboard' })
    expect(dialog.textContent).toContain('Filter by name')
    press('j')
    expect(focusedProject()).toBeNull()
    fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('a key with a modifier belongs to the browser', () => {
    render(projectsView())
    fireEvent.keyDown(document.body, { key: 'r', metaKey: true })
    fireEvent.keyDown(document.body, { key: 'r', ctrlKey: true })
    expect(router.refresh).not.toHaveBeenCalled()
    press('r')
    expect(router.refresh).toHaveBeenCalledTimes(1)
  })
})

describe('time', () => {
  test('ages move on by the server’s clock, whatever the browser’s says', () => {
    jest.useFakeTimers({ now: Date.UTC(1999, 0, 1) })
    try {
      const lastDeployment = { state: 'QUEUED', at: new Date(NOW - 50_000).toISOString(), environment: 'P', release: '1' } as const // prettier-ignore
      render(projectsView({ result: resultOf([row(1, { lastDeployment })]) }))
      expect(screen.getByText('just now')).toBeTruthy()
      act(() => jest.advanceTimersByTime(30_000))
      expect(screen.getByText('1 min ago')).toBeTruthy()
    } finally {
      jest.useRealTimers()
    }
  })
})
