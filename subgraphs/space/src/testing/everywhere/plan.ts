import type { Client } from '../plans.js'

/** A step of a plan, as `EXPLAIN` tells it. */
type Step = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: Step[]
}

/** How PostgreSQL answers a statement. */
export type Plan = { read: number; steps: Step[] }

/** A statement as a connection sends it. */
export type Sent = { text: string; values: unknown[] }

/** How a statement is answered, and how many rows are looked at for it. */
export async function planOf(client: Client, { text, values }: Sent): Promise<Plan> {
  return explained(client, 'EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF)', { text, values })
}

/**
 * How a statement would be answered if looking at all rows cost far too much, and (`ordered`) so did sorting: what then still does either
 * has no index.
 */
export async function planWithIndexes(client: Client, sent: Sent, ordered: boolean): Promise<Plan> {
  await client.query(`BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = ${ordered ? 'off' : 'on'}`)
  try {
    return await explained(client, 'EXPLAIN (FORMAT JSON)', sent)
  } finally {
    await client.query('ROLLBACK')
  }
}

async function explained(client: Client, how: string, { text, values }: Sent): Promise<Plan> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Step }] }>(`${how} ${text}`, values)
  const [row] = rows
  if (!row) throw new Error('PostgreSQL explained nothing')
  const steps = flat(row['QUERY PLAN'][0].Plan)
  return { read: steps.reduce((sum, step) => sum + readBy(step), 0), steps }
}

function flat(step: Step): Step[] {
  return [step, ...(step.Plans ?? []).flatMap(flat)]
}

function readBy(step: Step): number {
  // A bitmap's rows are looked at by the heap scan above it.
  if (!step['Node Type'].includes('Scan') || step['Node Type'] === 'Bitmap Index Scan') return 0
  const removed = (step['Rows Removed by Filter'] ?? 0) + (step['Rows Removed by Index Recheck'] ?? 0)
  return ((step['Actual Rows'] ?? 0) + removed) * (step['Actual Loops'] ?? 1)
}

/** The steps that look at the most rows, as a failing test shows them. */
export function told({ steps }: Plan): string {
  const most = steps
    .map((step) => ({ step, read: readBy(step) }))
    .sort((a, b) => b.read - a.read)
    .filter(({ read }) => read > 0)
    .slice(0, 2)
  return most
    .map(
      ({ step, read }) =>
        `${Math.round(read)} by ${step['Node Type']} on ${step['Index Name'] ?? step['Relation Name'] ?? '?'}`,
    )
    .join(', ')
}
