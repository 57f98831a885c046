/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { TextDecoderStream } from 'node:stream/web'
import { act, cleanup, render, screen } from '@testing-library/react'
import { NeedsAttentionDocument, type ChangedKind } from '../generated/graphql'
import { operationName } from '../graph/operation'
import { GraphProvider } from '../graph/provider'
import { useGraph } from '../graph/use-graph'
import { LiveProvider } from '../live/provider'
import { ALWAYS } from '../time/period'
import { attentionVariables } from './source'
import { useRenewal } from './use-renewal'

const SPACE = ['Spaces-1']
const VARIABLES = attentionVariables({ space: SPACE, environment: null, mine: false, ...ALWAYS }, 0)
const list = (totalCount: number) => ({
  nodes: [],
  totalCount,
  completeness: { asked: 1, answered: 1, missing: [] },
})
const unread = { interruptions: null, serverTasks: null, incomingBundles: null, outgoingBundles: null, broken: null }
const REST = {
  ...{ ...unread, promotions: null, trusts: null, certificates: null, me: null, deploymentCellFacets: null },
  deploymentTargets: list(1),
}
const served = {
  variables: VARIABLES,
  answer: {
    kind: 'answer' as const,
    data: { ...REST, lackingProjects: list(2), lackingTenants: list(3) },
    errors: [{ message: 'Projects are late.', path: ['lackingProjects'] }],
  },
  at: Date.now(),
}

const realFetch = globalThis.fetch
/** The operations that were asked with what they asked for, and what answers them. */
const asked: string[] = []
const answers: Record<string, object> = {}
let tell: (kind: ChangedKind) => void = () => {}

beforeEach(() => {
  jest.useFakeTimers()
  asked.length = 0
  // The test's browser has none.
  Object.assign(globalThis, { TextDecoderStream })
  globalThis.fetch = ((_: unknown, init: RequestInit) => {
    const { query, variables } = JSON.parse(String(init.body)) as { query: string; variables: object }
    if (query.includes('subscription')) return Promise.resolve(stream())
    const name = operationName(query)
    asked.push(`${name} ${'withValues' in variables ? String(variables.withValues) : ''}`.trim())
    return Promise.resolve({ status: 200, headers: new Headers(), json: () => Promise.resolve(answers[name]) })
  }) as typeof fetch
})
afterEach(() => {
  cleanup()
  jest.useRealTimers()
  globalThis.fetch = realFetch
})

/** A stream that says what is told. */
function stream(): object {
  const read = () =>
    new Promise((resolve) => {
      tell = (kind) => {
        const change = { space: 'Spaces-1', at: '2026-01-01T00:00:00Z', kind, id: 'x', node: null }
        const data = JSON.stringify({ data: { changes: { positions: [], changes: [change], health: [], reset: [] } } })
        resolve({ value: `event: next\ndata: ${data}\n\n` })
      }
    })
  return {
    status: 200,
    headers: new Headers({ 'content-type': 'text/event-stream' }),
    body: { pipeThrough: () => ({ getReader: () => ({ read, cancel: () => Promise.resolve() }) }) },
  }
}

function Page() {
  const { answer, refresh } = useGraph(NeedsAttentionDocument, VARIABLES, served)
  useRenewal(VARIABLES, refresh)
  if (answer?.kind !== 'answer') return <p>nothing</p>
  const { deploymentTargets, lackingProjects, lackingTenants } = answer.data
  const counts = [deploymentTargets, lackingProjects, lackingTenants].map((one) => one?.totalCount)
  return <p>{[...counts, ...answer.errors.map(({ message }) => message)].join(' ')}</p>
}

const shown = () => screen.getByText(/^/, { selector: 'p' }).textContent
const change = (kind: ChangedKind) =>
  act(async () => {
    tell(kind)
    await jest.advanceTimersByTimeAsync(7_000)
  })

test('what lacks values is asked for again when values may be others, by itself; the rest without it; and the page has both', async () => {
  render(
    <GraphProvider>
      <LiveProvider>
        <Page />
      </LiveProvider>
    </GraphProvider>,
  )
  await act(() => jest.advanceTimersByTimeAsync(100))
  answers.NeedsAttention = { data: { ...REST, deploymentTargets: list(5) } }
  await change('DEPLOYMENT')
  expect([shown(), asked]).toEqual(['5 2 3 Projects are late.', ['NeedsAttention false']])
  answers.LackingValues = { data: { lackingProjects: list(6), lackingTenants: list(7) } }
  await change('LIBRARY_VARIABLE_SET')
  expect([shown(), asked]).toEqual(['5 6 7', ['NeedsAttention false', 'LackingValues']])
})
