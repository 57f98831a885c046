import { createHash } from 'node:crypto'
import { canonical } from '../page/cursor.js'
import type { SqlTransaction } from './sql.js'

/** One thing that a write changed. `before` is null when it was created, `after` when it was removed. No secrets. */
export type Changed = {
  /** Its kind, plural: `Projects`. */
  kind: string
  /** Its id, such as `Spaces-1/Projects-7`. */
  id: string
  /** Its version after the change. */
  version: number
  before: unknown
  after: unknown
}

/** Who did what. */
export type AuditHead = { actor: string; action: string; requestId: string | null }

/** What an audit row's hash covers besides the hash before it. Times are milliseconds since 1970. */
export type AuditRow = AuditHead & { at: number; subject: string; before: unknown; after: unknown }

/** The hash of the row before the first. */
export const FIRST_HASH = Buffer.alloc(32)

/** SHA-256 over the hash before and the row's canonical JSON: whoever edits, removes or reorders a row breaks the chain. */
export function auditHash(previous: Uint8Array, row: AuditRow): Buffer {
  const { at, actor, action, subject, before, after, requestId } = row
  const text = JSON.stringify(
    [at, actor, action, subject, before, after, requestId].map((part) => canonical(part) ?? null),
  )
  return createHash('sha256').update(previous).update(text).digest()
}

/** The advisory lock under which rows join the chain, so that no two follow the same row. */
const CHAIN_LOCK = 7_281_001

/** Appends one audit row and one change-feed row for each thing changed. The last act of a write, since it takes the chain's lock. */
export async function appendAudit(tx: SqlTransaction, head: AuditHead, changed: readonly Changed[]): Promise<void> {
  if (changed.length === 0) return
  await tx.$queryRawUnsafe('SELECT pg_advisory_xact_lock($1::bigint)::text', CHAIN_LOCK)
  const [last] = await tx.$queryRawUnsafe<{ hash: Uint8Array }[]>(
    'SELECT hash FROM audit_event ORDER BY id DESC LIMIT 1',
  )
  let previous: Uint8Array = last?.hash ?? FIRST_HASH
  for (const { kind, id, version, before, after } of changed) {
    const at = Date.now()
    // What is hashed is what JSON keeps: dates as text, no undefined entries.
    const row = { ...head, at, subject: id, before: asJson(before), after: asJson(after) }
    const hash = auditHash(previous, row)
    await tx.$executeRawUnsafe(
      `WITH audit AS (
         INSERT INTO audit_event (at, actor, action, subject, before, after, "requestId", "previousHash", hash)
         VALUES (to_timestamp($1::double precision / 1000), $2, $3, $4, $5::jsonb, $6::jsonb, $7, $8, $9))
       INSERT INTO change (kind, subject, version) VALUES ($10, $4, $11::int)`,
      at,
      head.actor,
      head.action,
      id,
      row.before === null ? null : JSON.stringify(row.before),
      row.after === null ? null : JSON.stringify(row.after),
      head.requestId,
      previous,
      hash,
      kind,
      version,
    )
    previous = hash
  }
}

function asJson(value: unknown): unknown {
  return value === undefined || value === null ? null : JSON.parse(JSON.stringify(value))
}
