import type { Variable } from '@spaceport/database/space'
import type { Tx } from '../write/change.js'

/** The columns of a variable that hold its value, and what follows from it. */
type ValueColumns = Pick<
  Variable,
  'value' | 'secretId' | 'accountId' | 'certificateId' | 'workerPoolId' | 'variableNames'
>

const NO_VALUE = { value: null, secretId: null, accountId: null, certificateId: null, workerPoolId: null }

function valueOf({
  value,
  secretId,
  accountId,
  certificateId,
  workerPoolId,
  variableNames,
}: ValueColumns): ValueColumns {
  return { value, secretId, accountId, certificateId, workerPoolId, variableNames }
}

/** Puts the value of a variable aside that is given away: for whoever asks for it again, and if it comes back. */
export async function putAside(tx: Tx, row: Variable): Promise<void> {
  const kept = valueOf(row)
  const where = { variableId: row.id }
  await tx.sealedVariable.upsert({ where, create: { ...where, ...kept }, update: kept })
  await tx.variable.update({ where: { id: row.id }, data: { ...NO_VALUE, variableNames: [] } })
}

/** A variable that was given away as it was. */
export async function withKept(tx: Tx, row: Variable): Promise<Variable> {
  const kept = await tx.sealedVariable.findUnique({ where: { variableId: row.id } })
  return kept ? { ...row, ...valueOf(kept) } : row
}

/** Gives a variable its value again, once. */
export async function restoreValue(tx: Tx, variableId: number): Promise<void> {
  const kept = await tx.sealedVariable.findUnique({ where: { variableId } })
  if (!kept) return
  await tx.variable.update({ where: { id: variableId }, data: { ...valueOf(kept), updatedAt: new Date() } })
  await forgetValue(tx, variableId)
}

/** Forgets what the value of a variable was. */
export async function forgetValue(tx: Tx, variableId: number): Promise<void> {
  await tx.sealedVariable.deleteMany({ where: { variableId } })
}
