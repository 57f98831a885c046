import type { Variable } from '@spaceport/database/space'
import type { Position } from '@spaceport/kit/rights/scope'
import type { Changed } from '@spaceport/kit/write/audit'
import type { SpaceContext } from '../context.js'
import { keepSecret } from '../secret/keep.js'
import { sameSecret } from '../secret/same.js'
import type { Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import type { NewVariable } from './columns.js'
import { ownerColumns } from './owner.js'
import type { Owned } from './rights.js'

/** Writes a variable as it is to be; a sensitive text goes into a row of its own, unless it is what it was. */
export async function keepVariable(
  tx: Tx,
  context: SpaceContext,
  { owner, position }: Owned,
  before: Variable | null,
  { secret, ...columns }: NewVariable,
): Promise<{ local: number; changed: Changed }> {
  const secretId = secret === null ? columns.secretId : await keptSecret(tx, context, columns.secretId, secret)
  const data = { ...columns, secretId, updatedAt: new Date() }
  const after = before
    ? await tx.variable.update({ where: { id: before.id }, data: { ...data, version: { increment: 1 } } })
    : await tx.variable.create({ data: { ...data, ...ownerColumns(owner) } })
  return { local: after.id, changed: changedVariable(context, position, { before, after }) }
}

async function keptSecret(tx: Tx, context: SpaceContext, before: number | null, secret: string): Promise<number> {
  if (before !== null && (await sameSecret(tx, context, before, secret))) return before
  return keepSecret(tx, context, secret)
}

/** What the audit says of a variable: it stands with its owner, and in the environments that it held and holds for. */
export function changedVariable(
  context: SpaceContext,
  position: Position,
  { before, after }: { before: Variable | null; after: Variable | null },
): Changed {
  const environments = [...(before?.environmentIds ?? []), ...(after?.environmentIds ?? [])]
  const scope = { ...position, Tenants: [], Environments: [...new Set(environments)] }
  return { ...changed(context, 'Variables', { before, after }), scope }
}
