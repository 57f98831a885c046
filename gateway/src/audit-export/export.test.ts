import { describe, expect, test } from '@jest/globals'
import type { ComponentClient } from '@spaceport/kit/client'
import { SpaceportError } from '@spaceport/kit/errors'
import { Membership } from '@spaceport/kit/membership'
import { buildSchema, type ExecutionResult } from 'graphql'
import type { Execution } from '../execution/executor.js'
import { Placements } from '../supergraph/placements.js'
import type { Graph } from '../supergraph/graph.js'
import { CALLER } from '../testing/credentials.js'
import { Transfers } from '../content/transfers.js'
import type { LastLine } from '../export/format/json-lines.js'
import type { ExportOptions } from '../export/export.js'
import { exportAudit } from './export.js'

const list = (type: string, more = '') => `
  type ${type}Connection { nodes: [${type}!]! pageInfo: PageInfo! ${more} }
  type ${type} { id: ID! at: String! actor: ID! action: String! kind: String subject: ID! before: String after: String requestId: String hash: String! }
  input ${type}Filter { space: [ID!] from: String to: String }
  input ${type}Order { field: Field! direction: Direction! }`

const SCHEMA = buildSchema(`
  type Query {
    events(first: Int, after: String, filter: EventFilter, orderBy: EventOrder): EventConnection
    directoryEvents(first: Int, after: String, filter: DirectoryEventFilter, orderBy: DirectoryEventOrder): DirectoryEventConnection
  }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Completeness { missing: [Missing!]! }
  type Missing { space: ID! reason: String! }
  enum Field { AT }
  enum Direction { ASC }
  ${list('Event', 'completeness: Completeness!')}
  ${list('DirectoryEvent')}`)

const NOW = new Date('2026-02-28T09:30:00.000Z')

type Answer = (asked: number, execution: Execution) => ExecutionResult | Promise<ExecutionResult>

/** Page `n` of `of` pages, each of one event. */
function page(n: number, of: number, missing: string[] = []): ExecutionResult {
  const completeness = { missing: missing.map((space) => ({ space, reason: 'SPACE_UNAVAILABLE' })) }
  const pageInfo = { hasNextPage: n < of, endCursor: `after ${n}` }
  return { data: { page: { nodes: [{ id: `Spaces-1/Events-${n}` }], pageInfo, completeness } } }
}

/** A gateway whose graph answers what a test says, and what was asked of it. */
function gateway(answer: Answer, changes: Partial<ExportOptions> = {}) {
  const asked: Execution[] = []
  const noted: unknown[] = []
  const membership = new Membership()
  const spaces = ['Spaces-1', 'Spaces-2'].map((id) => ({
    id,
    name: id,
    instance: 'Instances-1',
    state: 'ACTIVE' as const,
  }))
  const instances = [{ id: 'Instances-1', name: 'One', url: 'http://127.0.0.1:1', publicKey: 'x' }]
  const entry = spaces.map(({ id }) => ({ group: 'Groups-1', space: id }))
  membership.apply({ type: 'snapshot', revision: 1, instances, spaces, entry })
  const graph = {
    apiSchema: SCHEMA,
    planner: { plan: () => ({}), has: () => true },
    executor: {
      execute(_plan: unknown, execution: Execution) {
        asked.push(execution)
        execution.context.completeness.asked(execution.context.spaces.keys())
        return Promise.resolve(answer(asked.length, execution))
      },
    },
  } as object as Graph
  const call = async ({ json, caller }: { json: unknown; caller: unknown }) => {
    noted.push({ json, caller })
    return { status: 204 }
  }
  const options: ExportOptions = {
    authorize: () => Promise.resolve(CALLER),
    spend: () => Promise.resolve(),
    exports: new Transfers(),
    membership,
    placements: new Placements(),
    supergraph: { graph },
    directory: { call } as object as ComponentClient,
    wait: () => Promise.resolve(),
    ...changes,
  }
  const ask = (query = '', signal = new AbortController().signal) => {
    const clock = { signal, remaining: () => 1_000, requestId: 'r', address: '192.0.2.7' }
    return exportAudit(options, { ...clock, incoming: { url: `/audit/export${query}` } }, () => NOW)
  }
  return { asked, noted, ask }
}

async function linesOf(response: Response): Promise<{ events: { id: string }[]; last: LastLine }> {
  const lines = (await response.text()).trimEnd().split('\n')
  const values = lines.map((line) => JSON.parse(line) as unknown)
  return { last: values.pop() as LastLine, events: values as { id: string }[] }
}

describe('an export', () => {
  test('gives every page, the oldest first, and says that it is whole', async () => {
    const { asked, noted, ask } = gateway((n) => page(n, 3))
    const response = await ask('?from=2026-01-01&space=Spaces-1')
    expect(response.headers.get('content-type')).toBe('application/x-ndjson')
    const { events, last } = await linesOf(response)
    expect(events.map(({ id }) => id)).toEqual([1, 2, 3].map((n) => `Spaces-1/Events-${n}`))
    expect(last).toEqual({ done: 3, complete: true, missing: [] })
    const filter = { from: '2026-01-01T00:00:00.000Z', to: NOW.toISOString(), space: ['Spaces-1'] }
    expect(asked.map(({ variables }) => variables)).toEqual([
      { after: null, filter },
      { after: 'after 1', filter },
      { after: 'after 2', filter },
    ])
    const details = { of: 'spaces', spaces: ['Spaces-1'], from: filter.from, to: filter.to }
    expect(noted).toEqual([
      { caller: CALLER, json: { action: 'exportAudit', details } },
      { caller: CALLER, json: { action: 'endExportAudit', details: { ...details, rows: 3, complete: true } } },
    ])
  })

  test('asks for a page only when the one before was taken, and stops when its reader goes', async () => {
    const { asked, ask } = gateway(async (n, { context }) => {
      if (n === 1) return page(n, 1_000)
      return new Promise((_, reject) => context.signal.addEventListener('abort', () => reject(context.signal.reason)))
    })
    const reader = (await ask()).body!.getReader()
    expect(asked).toHaveLength(1)
    await reader.read()
    expect(asked).toHaveLength(1)
    const second = reader.read()
    while (asked.length < 2) await new Promise(setImmediate)
    await reader.cancel()
    expect((await second).done).toBe(true)
    expect(asked[1]?.context.signal.aborted).toBe(true)
    expect(asked).toHaveLength(2)
  })

  test('ends, saying so, when the caller may no longer ask', async () => {
    let calls = 0
    const authorize = () => {
      if (++calls > 2) throw new SpaceportError('UNAUTHENTICATED', 'Sign in.')
      return Promise.resolve(CALLER)
    }
    const { asked, ask } = gateway((n) => page(n, 9), { authorize })
    const { events, last } = await linesOf(await ask())
    expect(events).toHaveLength(2)
    expect(last).toEqual({ done: 2, complete: false, missing: [], error: 'UNAUTHENTICATED' })
    expect(asked).toHaveLength(2)
  })

  test('asks again for a page that lacks a Space, and goes on without', async () => {
    const back = gateway((n) => (n === 2 ? page(2, 2, ['Spaces-2']) : page(Math.min(n, 2), 2)))
    expect((await linesOf(await back.ask())).last).toEqual({ done: 2, complete: true, missing: [] })
    expect(back.asked).toHaveLength(3)
    const away = gateway((n) => (n < 2 ? page(1, 2) : page(2, 2, ['Spaces-2'])))
    expect((await linesOf(await away.ask())).last).toEqual({
      done: 2,
      complete: false,
      missing: [{ space: 'Spaces-2', reason: 'SPACE_UNAVAILABLE' }],
    })
    expect(away.asked).toHaveLength(4)
  })

  test('lists a Space that the caller may no longer enter', async () => {
    let calls = 0
    const authorize = () =>
      Promise.resolve(
        ++calls > 1 ? { ...CALLER, cap: { spaces: ['Spaces-1'], readOnly: true, permissions: null } } : CALLER,
      )
    const { ask } = gateway((n) => page(n, 2), { authorize })
    expect((await linesOf(await ask())).last.missing).toEqual([{ space: 'Spaces-2', reason: 'NOT_FOUND' }])
  })

  test('waits where it would ask more than the caller may', async () => {
    const waits: number[] = []
    let calls = 0
    const authorize = () => {
      if (++calls === 2) throw new SpaceportError('RATE_LIMITED', 'Later.', { retryAfter: 7 })
      return Promise.resolve(CALLER)
    }
    const wait = (milliseconds: number) => Promise.resolve(void waits.push(milliseconds))
    const spent: number[] = []
    const spend = (_: unknown, points: number) => {
      spent.push(points)
      if (spent.length === 3) throw new SpaceportError('RATE_LIMITED', 'Later.', { retryAfter: 9 })
      return Promise.resolve()
    }
    const { ask } = gateway((n) => page(n, 2), { authorize, spend, wait })
    expect((await linesOf(await ask())).last).toEqual({ done: 2, complete: true, missing: [] })
    expect(waits).toEqual([7_000, 9_000])
    expect(spent).toEqual([9, 100, 9, 9])
  })

  test('of the directory asks the directory', async () => {
    const nothing = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
    const { asked, ask } = gateway(() => ({ data: { page: nothing } }))
    expect((await linesOf(await ask('?of=directory'))).last).toEqual({ done: 0, complete: true, missing: [] })
    expect(asked[0]?.variables).toEqual({ after: null, filter: { from: null, to: NOW.toISOString() } })
  })

  test.each([
    ['?of=nobody', 'BAD_INPUT'],
    ['?limit=1', 'BAD_INPUT'],
    ['?from=yesterday', 'BAD_INPUT'],
    ['?to=2026-13-41', 'BAD_INPUT'],
    ['?space=1', 'BAD_ID'],
    ['?of=zone&space=Spaces-1', 'BAD_INPUT'],
    ['?space=Spaces-99', 'NOT_FOUND'],
    ['?of=zone', 'UNAVAILABLE'],
  ])('refuses %s before anything is told', async (query, code) => {
    const { asked, noted, ask } = gateway((n) => page(n, 1))
    await expect(ask(query)).rejects.toMatchObject({ code })
    expect({ asked, noted }).toEqual({ asked: [], noted: [] })
  })

  test('is refused to whoever may see no such events, and where it cannot be noted', async () => {
    const forbidden = gateway(() => ({ data: { page: null } }))
    await expect(forbidden.ask('?of=directory')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(forbidden.noted).toEqual([])
    const directory = { call: () => Promise.resolve({ status: 500 }) } as object as ComponentClient
    await expect(gateway((n) => page(n, 1), { directory }).ask()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  })
})
