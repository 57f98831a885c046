import { NOWHERE } from '../rights/scope.js'
import type { SqlTransaction } from '../write/sql.js'
import type { ChainHead, StoredEvent } from './verify.js'

/** The raw SQL side of a database that is only read. */
export type Readable = Pick<SqlTransaction, '$queryRawUnsafe'>

/** How many events are held in memory at a time. */
const PAGE = 500

/** Below every number that a row can have. */
const BEFORE_ALL = -2_147_483_649

type Row = Omit<StoredEvent, 'at' | 'scope' | 'before' | 'after'> & {
  at: Date
  before: string | null
  after: string | null
  groups?: number[]
  projects?: number[]
  environments?: number[]
  tenants?: number[]
}

/** The end of a chain at one moment: what the head says (null: it is gone), and the number of the last event that there is. */
export async function readHead(database: Readable): Promise<{ head: ChainHead | null; last: number }> {
  const [row] = await database.$queryRawUnsafe<
    { count: number | null; lastId: number; hash: Uint8Array; last: number }[]
  >(
    `SELECT h.count, h."lastId", h.hash, coalesce((SELECT max(id) FROM audit_event), 0) AS last
     FROM (VALUES (1)) AS one (id) LEFT JOIN audit_head h ON h.id = one.id`,
  )
  if (!row) throw new Error('a SELECT without a WHERE gives a row')
  const { count, lastId, hash, last } = row
  return { head: count === null ? null : { count, lastId, hash }, last }
}

/**
 * The events after one number up to another, in their order, a page at a time. `scoped`: the database is a Space's, whose
 * events say where their subjects stood.
 */
export async function* readEvents(
  database: Readable,
  { after = BEFORE_ALL, last, scoped }: { after?: number; last: number; scoped: boolean },
): AsyncGenerator<StoredEvent> {
  const scope = scoped
    ? ', "projectGroupIds" AS groups, "projectIds" AS projects, "environmentIds" AS environments, "tenantIds" AS tenants'
    : ''
  for (let from = after; ;) {
    const rows = await database.$queryRawUnsafe<Row[]>(
      `SELECT id, at, actor, action, kind, subject, before::text, after::text, "requestId", format, "previousHash", hash${scope}
       FROM audit_event WHERE id > $1::bigint AND id <= $2::bigint ORDER BY id LIMIT ${PAGE}`,
      from,
      last,
    )
    for (const row of rows) yield stored(row)
    if (rows.length < PAGE) return
    from = rows.at(-1)?.id ?? last
  }
}

function stored({ groups, projects, environments, tenants, ...row }: Row): StoredEvent {
  const scope = groups
    ? { ProjectGroups: groups, Projects: projects ?? [], Environments: environments ?? [], Tenants: tenants ?? [] }
    : NOWHERE
  return { ...row, at: row.at.getTime(), before: value(row.before), after: value(row.after), scope }
}

/** What a column of JSON holds. Nobody writes JSON's own null into it, so that it must not pass for nothing. */
function value(text: string | null): unknown {
  if (text === null) return null
  return text === 'null' ? { null: true } : (JSON.parse(text) as unknown)
}
