import type { Environment, Tenant, Variable } from '@spaceport/database/space'
import { parseEntityId } from '@spaceport/kit/ids'
import { refuse } from '@spaceport/kit/write/outcome'
import type { Tx } from '../write/change.js'
import { lockRow } from '../write/lock.js'

/** What can have an owner other than its home, with the kind that its ids name and its table. */
export const OWNED = {
  ENVIRONMENT: { kind: 'Environments', table: 'environment' },
  TENANT: { kind: 'Tenants', table: 'tenant' },
  VARIABLE: { kind: 'Variables', table: 'variable' },
} as const

/** A kind of what can have an owner other than its home. */
export type OwnedKind = keyof typeof OWNED

/** A row that can have an owner elsewhere, whole, as the audit keeps it. */
export type OwnedRow = Environment | Tenant | Variable

/** The local number in the id of something owned. Throws `BAD_ID` for the id of anything else. */
export function localOf(kind: OwnedKind, id: string): number {
  const parsed = parseEntityId(id)
  if (parsed?.kind === OWNED[kind].kind) return parsed.local
  throw refuse('BAD_ID', `The id is not one of the ${OWNED[kind].kind}.`, 'id')
}

/** Holds a row until the transaction ends, so that whoever writes to it waits, and reads it anew; null if there is none. */
export async function holdOwned(tx: Tx, kind: OwnedKind, local: number): Promise<OwnedRow | null> {
  await lockRow(tx, OWNED[kind].table, local)
  const where = { id: local }
  if (kind === 'ENVIRONMENT') return tx.environment.findUnique({ where })
  return kind === 'TENANT' ? tx.tenant.findUnique({ where }) : tx.variable.findUnique({ where })
}

/** Says of a held row where it lives (null: here) and since which epoch, and gives it as it is then. */
export async function moveOwned(
  tx: Tx,
  kind: OwnedKind,
  local: number,
  place: { remoteOf: string | null; epoch: number },
): Promise<OwnedRow> {
  const change = { where: { id: local }, data: { ...place, version: { increment: 1 } } }
  if (kind === 'ENVIRONMENT') return tx.environment.update(change)
  return kind === 'TENANT' ? tx.tenant.update(change) : tx.variable.update(change)
}

/** Whether a row only stands for something that lives elsewhere: in another Space of the fleet, or beyond it. */
export function isPlaceholder(row: OwnedRow): boolean {
  return row.remoteOf !== null || isBeyond(row)
}

/** Whether a row stands for something beyond this fleet. */
export function isBeyond(row: OwnedRow): boolean {
  return 'remoteRoot' in row && row.remoteRoot !== null
}
