import type { Client } from '../plans.js'

/** A column as PostgreSQL's catalogue has it. */
export type Column = {
  name: string
  /** The type's name: `int4`, `_text` for a list of texts, or an enum's. */
  type: string
  nullable: boolean
  default: string | null
  /** What an enum can be, in its order. */
  labels: string[] | null
  /** The table whose `id` it holds. */
  leadsTo: string | null
  /** The table whose `id`s it holds a list of. */
  lists: string | null
  /** Whether no two rows may have the same in it alone. */
  unique: boolean
  /** Whether it is part of what no two rows may have the same of. */
  inUnique: boolean
}

/** A table with its columns in their order. */
export type Table = { name: string; columns: Column[] }

/** Kept by others: the migrations, the audit's head, and what triggers and functions make of the rest. */
const NOT_FILLED = ['_prisma_migrations', 'audit_head', 'search_document', 'deployment_cell', 'idempotent_answer']

/** All tables that hold what people and executors say. */
export async function tablesOf(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Omit<Column, 'lists'> & { table: string }>(
    `SELECT c.relname AS "table", a.attname AS name, t.typname AS type, NOT a.attnotnull AS nullable,
       pg_get_expr(d.adbin, d.adrelid) AS "default",
       (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid) AS labels,
       (SELECT f.confrelid::regclass::text FROM pg_constraint f
         WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.conkey = ARRAY[a.attnum]) AS "leadsTo",
       EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND i.indpred IS NULL
         AND i.indnatts = 1 AND i.indkey[0] = a.attnum) AS "unique",
       EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND i.indpred IS NULL
         AND a.attnum = ANY (i.indkey::int2[])) AS "inUnique"
     FROM pg_class c
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     JOIN pg_type t ON t.oid = a.atttypid
     LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> ALL ($1)
     ORDER BY c.relname, a.attnum`,
    [NOT_FILLED],
  )
  const tables = new Map<string, Table>()
  for (const { table: name, ...column } of rows) {
    const table = tables.get(name) ?? { name, columns: [] }
    const lists = column.type === '_int4' ? listedIn(name, column.name) : null
    table.columns.push({ ...column, leadsTo: column.leadsTo?.replaceAll('"', '') ?? null, lists })
    tables.set(name, table)
  }
  return inOrder([...tables.values()])
}

/** Tables after those that their rows must refer to. Where two need each other, what may be null does not count. */
function inOrder(tables: readonly Table[]): Table[] {
  const done = new Set<string>()
  const ordered: Table[] = []
  const waitsFor = ({ name, columns }: Table, optional: boolean) =>
    columns.some(({ leadsTo, lists, nullable }) => {
      const needed = leadsTo ?? lists
      return needed && needed !== name && !done.has(needed) && (optional || (leadsTo && !nullable))
    })
  while (ordered.length < tables.length) {
    const left = tables.filter(({ name }) => !done.has(name))
    const next = left.find((table) => !waitsFor(table, true)) ?? left.find((table) => !waitsFor(table, false))
    if (!next) throw new Error(`${left.map(({ name }) => name).join(', ')} need each other`)
    done.add(next.name)
    ordered.push(next)
  }
  return ordered
}

/** The table whose ids a column of a list holds. */
function listedIn(table: string, column: string): string {
  for (const [suffix, listed] of LISTED) if (column.toLowerCase().endsWith(suffix)) return listed
  throw new Error(`nobody has said what ${table}.${column} holds the ids of`)
}

const LISTED: readonly (readonly [suffix: string, table: string])[] = [
  ['environmentids', 'environment'],
  ['projectgroupids', 'project_group'],
  ['projectids', 'project'],
  ['tenanttagids', 'tag'],
  ['tenantids', 'tenant'],
  ['teamids', 'team'],
  ['targetids', 'deployment_target'],
  ['stepids', 'process_step'],
  ['channelids', 'channel'],
  ['processids', 'deployment_process'],
  ['accountids', 'account'],
  ['certificateids', 'certificate'],
]
