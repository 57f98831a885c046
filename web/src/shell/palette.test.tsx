/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { GraphProvider } from '../graph/provider'

const push = jest.fn()
jest.unstable_mockModule('next/navigation', () => ({
  useRouter: () => ({ push }),
  useSearchParams: () => new URLSearchParams('space=Spaces-3'),
}))
const { Palette } = await import('./palette')
const { usePaletteActions } = await import('./palette-actions')
const { PageActions } = await import('../view/page-actions')

const realFetch = globalThis.fetch
/** What was asked of the fleet, each with what answers it. */
let asked: { text: string; answer(titles: readonly string[], missing?: number): void }[] = []

beforeEach(() => {
  asked = []
  push.mockClear()
  window.localStorage.clear()
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true
    },
    close() {},
  })
  Object.assign(Element.prototype, { scrollIntoView() {} })
  Object.assign(globalThis, {
    ResizeObserver: class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  })
  globalThis.fetch = ((_: unknown, init: RequestInit) =>
    new Promise((resolve) => {
      const { text } = (JSON.parse(String(init.body)) as { variables: { text: string } }).variables
      const answer = (titles: readonly string[], missing = 0) => {
        const nodes = titles.map((title) => ({ id: `Spaces-1/Projects-${title}`, kind: 'Projects', title, space: { name: 'Payments' } })) // prettier-ignore
        const lacking = Array.from({ length: missing }, (_one, i) => ({ space: `Spaces-${i}`, reason: 'TIMEOUT', since: '' })) // prettier-ignore
        const data = { search: { nodes, completeness: { asked: 6, answered: 6 - missing, missing: lacking } } }
        // jsdom has no Response.
        resolve({ status: 200, headers: new Headers(), json: () => Promise.resolve({ data }) } as Response)
      }
      asked.push({ text, answer })
    })) as typeof fetch
})
afterEach(() => {
  cleanup()
  globalThis.fetch = realFetch
})

const [onClose, redo] = [jest.fn(), jest.fn()]

function View() {
  usePaletteActions(() => [
    { says: 'Redo the deployment', run: redo, key: 'd' },
    { section: 'Export', says: 'All rows as CSV', run: redo },
  ])
  return (
    <PageActions className="" parts={[{ title: 'Trace', href: '/trace' }]}>
      <button type="button" aria-keyshortcuts="v">
        Query of the page
      </button>
      <button type="button" onClick={() => push('/deploy')}>
        Deploy
      </button>
    </PageActions>
  )
}

/** Opens the palette over a view that is on screen. */
function open(): HTMLElement {
  const { rerender } = render(
    <>
      <View />
    </>,
  )
  rerender(
    <>
      <View />
      <GraphProvider>
        <Palette onClose={onClose} />
      </GraphProvider>
    </>,
  )
  return screen.getByRole('combobox')
}
const selected = () => screen.getByRole('option', { selected: true }).textContent
const names = () => screen.getAllByRole('option').map(({ textContent }) => textContent)
const type = (input: HTMLElement, value: string) => fireEvent.change(input, { target: { value } })
/** Waits until the fleet is asked for the time `count`, and for nothing else. */
const asks = (count: number) => waitFor(() => expect(asked).toHaveLength(count))
const answers = async (place: number, titles: readonly string[], missing?: number) => {
  await act(async () => asked[place]?.answer(titles, missing))
  await screen.findByText(/in the fleet\.|^Nothing in the fleet/)
}

test('what comes late is added below, and the choice stays where it is', async () => {
  const input = open()
  for (const text of ['l', 'le', 'led']) type(input, text)
  await asks(1)
  fireEvent.keyDown(input, { key: 'ArrowDown' })
  const [before, all] = [selected(), names()]
  expect(before).toBe('Projects with “led”')
  await answers(0, ['Ledger', 'Settled'])
  expect([selected(), names().slice(0, all.length)]).toEqual([before, all])
  expect(names().slice(all.length)).toEqual(['LedgerProject · Payments', 'SettledProject · Payments'])

  // On a hit of the question before: the next answer, which has it no more, neither moves it nor takes it away.
  fireEvent.keyDown(input, { key: 'ArrowDown' })
  type(input, 'ledg')
  while (selected() !== 'LedgerProject · Payments') fireEvent.keyDown(input, { key: 'ArrowDown' })
  expect(screen.queryByText('Settled')).toBeNull()
  await asks(2)
  expect(asked.map(({ text }) => text)).toEqual(['led', 'ledg'])
  const shown = names()
  await answers(1, ['Big ledger'], 1)
  expect([selected(), names()]).toEqual(['LedgerProject · Payments', [...shown, 'Big ledgerProject · Payments']])
  expect(screen.getByText(/One Space did not answer/)).toBeTruthy()
  fireEvent.keyDown(input, { key: 'Enter' })
  expect(push).toHaveBeenCalledWith('/go/Spaces-1/Projects-Ledger')

  // It is at hand the next time, before anything is typed.
  cleanup()
  open()
  expect(names()[0]).toBe('LedgerProject · Payments')
})

test('pages keep the choice of Spaces, filters are read from a sentence, and actions of the view run', async () => {
  const input = open()
  type(input, 'promotions')
  fireEvent.keyDown(input, { key: 'Enter' })
  expect(push).toHaveBeenLastCalledWith('/promotions?space=Spaces-3')
  type(input, 'failed deployments in prod')
  fireEvent.keyDown(input, { key: 'Enter' })
  expect(push).toHaveBeenLastCalledWith('/explore/deployments?space=Spaces-3&state=FAILED&environment=prod*')
  type(input, 'redo')
  fireEvent.keyDown(input, { key: 'Enter' })
  expect(redo).toHaveBeenCalledTimes(1)
  type(input, 'export csv')
  expect(selected()).toBe('Export: All rows as CSV')
})

test('what stands at the head of a page is offered, and where its parts are', async () => {
  const input = open()
  type(input, 'deploy')
  while (selected() !== 'Deploy') fireEvent.keyDown(input, { key: 'ArrowDown' })
  fireEvent.keyDown(input, { key: 'Enter' })
  expect(push).toHaveBeenLastCalledWith('/deploy')
  type(input, 'trace')
  expect(selected()).toBe('Part: Trace')
  fireEvent.keyDown(input, { key: 'Enter' })
  expect(push).toHaveBeenLastCalledWith('/trace')
  // What a key does is offered by its words there.
  type(input, 'query of')
  expect(names()).not.toContain('Query of the page')
})
