import { urlFor, withConnection } from '@spaceport/database/connection'
import { testServer } from '@spaceport/database/testing'
import { jest } from '@jest/globals'
import type { TestSpace } from './space.js'

/** A connection to PostgreSQL itself. */
export type Client = Parameters<Parameters<typeof withConnection>[1]>[0]

type Statement = { text: string; values: unknown[] }

type Plan = {
  'Node Type': string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Plan[]
}

/**
 * Keeps the statements that connections send which are opened from now on. What it returns gives those since it was called before; call
 * `jest.restoreAllMocks` in the end.
 */
export async function keepStatements(): Promise<() => Statement[]> {
  const prototype = await withConnection((await testServer()).adminUrl, async (client): Promise<Client> =>
    Object.getPrototypeOf(client),
  )
  const spy = jest.spyOn(prototype, 'query')
  return () => {
    const calls = spy.mock.calls.map((call: unknown[]) => call)
    spy.mockClear()
    return calls.flatMap(([config, values]) => {
      const { text, ...rest } = (typeof config === 'object' ? config : {}) as Partial<Statement>
      return text ? [{ text, values: rest.values ?? (values as unknown[]) }] : []
    })
  }
}

/** Runs work as a superuser in a test Space's database. */
export async function asAdmin<T>({ db }: TestSpace, work: (client: Client) => Promise<T>): Promise<T> {
  const [row] = await db.$queryRaw<{ name: string }[]>`SELECT current_database() AS name`
  return withConnection(urlFor((await testServer()).adminUrl, row!.name), work)
}

/** How many rows PostgreSQL looks at to run a statement. */
export async function rowsRead(client: Client, { text, values }: Statement): Promise<number> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF) ${text}`,
    values,
  )
  return readBy(rows[0]!['QUERY PLAN'][0].Plan)
}

function readBy(plan: Plan): number {
  const below = (plan.Plans ?? []).reduce((sum, one) => sum + readBy(one), 0)
  // A bitmap's rows are looked at by the heap scan above it.
  if (!plan['Node Type'].includes('Scan') || plan['Node Type'] === 'Bitmap Index Scan') return below
  return below + (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']
}
