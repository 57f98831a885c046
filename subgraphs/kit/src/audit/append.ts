import { DIMENSIONS } from '../rights/permission.js'
import { NOWHERE, type Position } from '../rights/scope.js'
import type { SqlTransaction } from '../write/sql.js'
import { FORMAT, hashedText, type Act } from './hash.js'
import { withoutSecrets } from './secrets.js'
import { storable, storableJson } from './storable.js'

/** One thing that an event is about. */
export type Noted = {
  /** Its kind, plural: `Projects`. */
  kind: string
  /** Its id, such as `Spaces-1/Projects-7`. */
  id: string
  before: unknown
  after: unknown
  /** Where it stood, in a Space: for those who may see only part of its events. */
  scope?: Position
  /** Its version after a change, for the change feed; left out where nothing was changed. */
  version?: number
}

/** The columns of a Space's events that no other database has. */
const SCOPE_COLUMNS = '"projectGroupIds", "projectIds", "environmentIds", "tenantIds"'
const SCOPE_VALUES = '$12::int[], $13::int[], $14::int[], $15::int[]'

/**
 * Moves the head on, writes the event that it then names and, if something was changed, the row of the change feed: one
 * statement. Whoever comes next waits at the head's row until this transaction ends, then goes on from there; so both the chain
 * and the feed are in the order of the commits.
 */
function statement(scoped: boolean): string {
  return `WITH head AS (
      UPDATE audit_head SET count = count + 1, "lastId" = "lastId" + 1, "previousHash" = hash,
        hash = sha256(hash || int4send("lastId" + 1) || convert_to($10, 'UTF8'))
      WHERE id = 1 RETURNING "lastId", hash, "previousHash"),
    feed AS (INSERT INTO change (kind, subject, version)
      SELECT $4, $5, $11::int FROM head WHERE $11::int IS NOT NULL)
    INSERT INTO audit_event (id, at, actor, action, kind, subject, before, after, "requestId", format,
      "previousHash", hash${scoped ? `, ${SCOPE_COLUMNS}` : ''})
    SELECT "lastId", to_timestamp($1::double precision / 1000), $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8, $9::int,
      "previousHash", hash${scoped ? `, ${SCOPE_VALUES}` : ''} FROM head`
}

const [SCOPED, UNSCOPED] = [statement(true), statement(false)]

/** Appends one event to the chain for each thing, and what was changed to the change feed. It takes the chain's lock, so it is the last act of a transaction. */
export async function appendEvents(tx: SqlTransaction, act: Act, noted: readonly Noted[]): Promise<void> {
  for (const { kind, id, scope, version, ...states } of noted) {
    const subject = storable(id)
    const [before, after] = [asKept(states.before), asKept(states.after)]
    const at = Date.now()
    const text = hashedText({ ...act, at, kind, subject, before, after, scope: scope ?? NOWHERE })
    const written = await tx.$executeRawUnsafe(
      scope ? SCOPED : UNSCOPED,
      at,
      act.actor,
      act.action,
      kind,
      subject,
      before === null ? null : JSON.stringify(before),
      after === null ? null : JSON.stringify(after),
      act.requestId,
      FORMAT,
      text,
      version ?? null,
      ...(scope ? DIMENSIONS.map((dimension) => [...scope[dimension]]) : []),
    )
    // Without its head the chain cannot go on, and nothing may change unaudited.
    if (written !== 1) throw new Error('the audit has no head')
  }
}

/** What is hashed is what the database keeps of JSON: dates as text, no undefined entries, texts that it can hold; and no secrets. */
function asKept(state: unknown): unknown {
  return state === undefined || state === null ? null : withoutSecrets(storableJson(JSON.parse(JSON.stringify(state))))
}
