/** @jest-environment jsdom */
import { afterEach, expect, test } from '@jest/globals'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { CompareChoicesDocument, RetryPromotionDocument } from '../generated/graphql'
import { GraphProvider } from './provider'
import { useChange } from './use-change'
import { useGraph } from './use-graph'

const realFetch = globalThis.fetch
afterEach(() => {
  cleanup()
  globalThis.fetch = realFetch
})

function View() {
  useGraph(CompareChoicesDocument, { isOfProject: false })
  const [state, retry] = useChange(RetryPromotionDocument)
  return (
    <button type="button" onClick={() => void retry({ id: 'Promotions-1', expectedVersion: 1 })}>
      {state.kind === 'failed' ? state.message : state.kind}
    </button>
  )
}

/** A view that reads, and changes something; how often it did either, and what answers its change. */
function open() {
  const sent = {
    reads: 0,
    changes: 0,
    keys: [] as unknown[],
    answer: (_errors: readonly object[]) => {},
    cut: () => {},
  }
  globalThis.fetch = ((_: unknown, init: RequestInit) =>
    new Promise((resolve, reject) => {
      // jsdom has no Response.
      const give = (data: object) =>
        resolve({ status: 200, headers: new Headers(), json: () => Promise.resolve({ data }) } as Response)
      if (String(init.body).includes('mutation')) {
        sent.changes += 1
        const { variables } = JSON.parse(String(init.body)) as { variables: { input: { idempotencyKey: string } } }
        sent.keys.push(variables.input.idempotencyKey)
        sent.cut = () => reject(new TypeError('Failed to fetch'))
        sent.answer = (errors) => give({ retryPromotion: { promotion: null, errors } })
      } else {
        sent.reads += 1
        give({ projects: { nodes: [], completeness: { missing: [] } } })
      }
    })) as typeof fetch
  render(
    <GraphProvider>
      <View />
    </GraphProvider>,
  )
  return sent
}

test('a change is sent once however often somebody presses, and what is shown is read again where it was outdated', async () => {
  const sent = open()
  await waitFor(() => expect(sent.reads).toBe(1))
  const button = screen.getByRole('button')
  fireEvent.click(button)
  fireEvent.click(button)
  await waitFor(() => expect(sent.changes).toBe(1))
  act(() => sent.answer([{ code: 'INVALID_STATE', message: 'It has arrived.' }]))
  await screen.findByText('It has arrived.')
  await waitFor(() => expect(sent.reads).toBe(2))
  expect(sent.changes).toBe(1)
  fireEvent.click(button)
  await waitFor(() => expect(sent.changes).toBe(2))
})

test('what was sent keeps its key until there is an answer, so that pressing again does not do it twice', async () => {
  const sent = open()
  const button = screen.getByRole('button')
  const press = async (settle: () => void) => {
    const before = sent.changes
    fireEvent.click(button)
    await waitFor(() => expect(sent.changes).toBe(before + 1))
    await act(async () => {
      settle()
      await Promise.resolve()
    })
    await waitFor(() => expect(button.textContent).not.toBe('pending'))
  }
  await press(() => sent.cut())
  await press(() => sent.answer([{ code: 'DEADLINE_EXCEEDED', message: 'The deadline passed.' }]))
  await press(() => sent.answer([{ code: 'FORBIDDEN', message: 'You may not.' }]))
  await press(() => sent.answer([]))
  await press(() => sent.answer([]))
  const [first, second, third, fourth, fifth] = sent.keys
  expect([second, third]).toEqual([first, first])
  expect(new Set([first, fourth, fifth]).size).toBe(3)
})
