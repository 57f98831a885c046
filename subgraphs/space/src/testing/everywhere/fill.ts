import { asAdmin, type Client } from '../plans.js'
import type { TestSpace } from '../space.js'
import { AGREED, AGREEMENTS } from './agreed.js'
import { tablesOf, type Table } from './catalogue.js'
import { valueOf, type Spread } from './values.js'

/** How many rows a table gets, and how they refer to each other. */
export type Filling = { rows: (table: string) => number; spread: Spread }

/**
 * Fills every table of a new Space, whatever tables and columns there are: with values by type, all different where they must be, and in
 * each column with something that few rows have. Only what no type can tell is said in `agreed.ts`.
 */
export async function fillEverything(space: TestSpace, { rows, spread }: Filling): Promise<void> {
  await asAdmin(space, async (client) => {
    for (const table of await tablesOf(client)) await fillTable(client, table, rows(table.name), spread)
    for (const sql of AGREEMENTS) await client.query(sql)
    await client.query('VACUUM ANALYZE')
  })
}

async function fillTable(client: Client, table: Table, size: number, spread: Spread): Promise<void> {
  const filled = table.columns.flatMap((column) => {
    const agreed = AGREED[`${table.name}.${column.name}`]
    const own = agreed === undefined ? valueOf(table, column, size, spread) : null
    return agreed !== undefined || own !== null ? [{ name: `"${column.name}"`, agreed, own }] : []
  })
  const values = filled.flatMap(({ name, own }) => (own === null ? [] : [`${own} AS ${name}`]))
  const sql = `INSERT INTO "${table.name}" (${filled.map(({ name }) => name).join(', ')})
    SELECT ${filled.map(({ name, agreed }) => agreed ?? name).join(', ')}
    FROM (SELECT ${['n', ...values].join(', ')} FROM generate_series(1, ${size}) n OFFSET 0) made
    ON CONFLICT DO NOTHING`
  await client.query(sql).catch((error: unknown) => {
    throw new Error(`${table.name} cannot be filled: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  })
}
