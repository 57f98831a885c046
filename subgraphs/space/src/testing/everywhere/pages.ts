import type { Client } from '../plans.js'
import type { TestSpace } from '../space.js'
import type { AskedList } from './lists.js'
import type { Sent } from './plan.js'

/** Which rows of a list: arguments as variables. */
export type Asked = { first?: number; last?: number; after?: string; filter?: object; orderBy?: object }

/** How finding the caller's rights begins, which is no part of a page. */
const RIGHTS = 'FROM team_member m'

/** Asks for one page with nothing but its rows' ids and cursors, and returns the statements that it took. Throws if it is refused. */
export async function pageOf(
  space: TestSpace,
  sent: () => Sent[],
  { name, required, filterType, orderType }: AskedList,
  asked: Asked,
): Promise<{ statements: Sent[]; start: string | null; end: string | null }> {
  const given = { first: undefined, last: undefined, ...asked }
  const declared = ['$first: Int, $last: Int, $after: String']
  const args = ['first: $first, last: $last, after: $after']
  if (asked.filter) {
    declared.push(`$filter: ${filterType}`)
    args.push('filter: $filter')
  }
  if (asked.orderBy) {
    declared.push(`$orderBy: ${orderType}`)
    args.push('orderBy: $orderBy')
  }
  const query = `query (${declared.join(', ')}) {
    list: ${name}(${required()}${args.join(', ')}) { nodes { __typename } pageInfo { startCursor endCursor } } }`
  sent()
  const { data, errors } = await space.ask<{
    list: { pageInfo: { startCursor: string | null; endCursor: string | null } } | null
  }>(query, given)
  if (errors[0] || !data.list) throw new Error(`${name} ${JSON.stringify(asked)}: ${errors[0]?.message ?? 'null'}`)
  const statements = sent().filter(({ text }) => /^\s*(SELECT|WITH)/i.test(text) && !text.includes(RIGHTS))
  return { statements, start: data.list.pageInfo.startCursor, end: data.list.pageInfo.endCursor }
}

/** The table that a page is read from. */
export function tableOf({ text }: Sent): string {
  const [, table] = /FROM "public"\."(\w+)"/.exec(text) ?? []
  if (!table) throw new Error(`a page is read from no table: ${text}`)
  return table
}

/** The cursor of the row in the middle of a list, made from the cursor and the statement of its first page. */
export async function middleOf(
  client: Client,
  { statements, end }: { statements: Sent[]; end: string | null },
): Promise<string | null> {
  const [page] = statements
  if (!page || end === null) return null
  const table = tableOf(page)
  const [{ half } = { half: 0 }] = (
    await client.query<{ half: number }>(`SELECT count(*)::int / 2 AS half FROM "${table}"`)
  ).rows
  const { rows } = await client.query<Record<string, unknown>>(`${page.text} OFFSET ${half}`, page.values)
  const [row] = rows
  if (!row) return null
  const [id, value] = [row.id, Object.entries(row).find(([column]) => column !== 'id')?.[1] ?? row.id]
  const [binding, direction, , number] = JSON.parse(Buffer.from(end, 'base64url').toString()) as unknown[]
  const position = [binding, direction, value instanceof Date ? value.getTime() : value, number, id]
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}
