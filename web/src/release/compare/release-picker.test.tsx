/** @jest-environment jsdom */
import { afterEach, expect, jest, test } from '@jest/globals'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { GraphProvider } from '../../graph/provider'
import { ReleasePicker } from './release-picker'

const realFetch = globalThis.fetch
afterEach(() => {
  cleanup()
  globalThis.fetch = realFetch
})

/** Opens the picker of a project's releases; gives what was asked, each with what answers it by versions. */
function open(onPick: (id: string) => void) {
  const asked: { text: string | undefined; answer(versions: readonly string[]): void }[] = []
  Object.assign(HTMLElement.prototype, { showPopover() {} })
  globalThis.fetch = ((_: unknown, init: RequestInit) =>
    new Promise((resolve) => {
      const { text } = (JSON.parse(String(init.body)) as { variables: { text?: string } }).variables
      const answer = (versions: readonly string[]) => {
        const nodes = versions.map((version) => ({ id: version, version, createdAt: '2026-01-01T00:00:00Z' }))
        const data = { releases: { nodes, completeness: { missing: [] } } }
        // jsdom has no Response.
        resolve({ status: 200, headers: new Headers(), json: () => Promise.resolve({ data }) } as Response)
      }
      asked.push({ text, answer })
    })) as typeof fetch
  render(
    <GraphProvider>
      <ReleasePicker
        label="the earlier release"
        button="Choose"
        project={{ id: 'Spaces-1/Projects-1', name: 'Checkout' }}
        space={null}
        onPick={onPick}
      />
    </GraphProvider>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Choose' }))
  return asked
}

const field = () => screen.getByLabelText('Version of the earlier release')

test('Enter waits for the releases that have what was typed, and never takes one of those before', async () => {
  const onPick = jest.fn()
  const asked = open(onPick)
  await waitFor(() => expect(asked).toHaveLength(1))
  act(() => asked[0]!.answer(['3.0.0', '2.0.0']))
  await screen.findByText('3.0.0')

  fireEvent.change(field(), { target: { value: '1.' } })
  fireEvent.keyDown(field(), { key: 'Enter' })
  fireEvent.click(screen.getByText('3.0.0'))
  await waitFor(() => expect(asked).toHaveLength(2))
  expect(onPick).not.toHaveBeenCalled()
  act(() => asked[1]!.answer(['1.9.0', '1.0.0']))
  await waitFor(() => expect(onPick.mock.calls).toEqual([['1.9.0']]))
})

test('typing on forgets the Enter before, and arrows lead into what was found', async () => {
  const onPick = jest.fn()
  const asked = open(onPick)
  await waitFor(() => expect(asked).toHaveLength(1))
  fireEvent.keyDown(field(), { key: 'Enter' })
  fireEvent.change(field(), { target: { value: '2' } })
  await waitFor(() => expect(asked).toHaveLength(2))
  fireEvent.keyDown(field(), { key: 'ArrowDown' })
  act(() => asked[1]!.answer(['2.1.0', '2.0.0']))
  await waitFor(() => expect(document.activeElement?.textContent).toContain('2.1.0'))
  expect(onPick).not.toHaveBeenCalled()
  fireEvent.keyDown(document.activeElement!, { key: 'ArrowDown' })
  expect(document.activeElement?.textContent).toContain('2.0.0')
})
