import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { changed } from '../write/changed.js'

/** Keeps others from making a policy the default until the transaction ends; before any policy is held, so that nobody waits in a circle. */
export async function holdDefaultPolicy(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM machine_policy ORDER BY id FOR NO KEY UPDATE`
}

/** Takes the place of the default from the policy that has it, for another one; says what was changed by that. */
export async function yieldDefaultPolicy(tx: Tx, context: SpaceContext, next: number | null) {
  const before = await tx.machinePolicy.findFirst({
    where: { isDefault: true, ...(next ? { id: { not: next } } : {}) },
  })
  if (!before) return []
  const data = { isDefault: false, version: { increment: 1 } }
  const after = await tx.machinePolicy.update({ where: { id: before.id }, data })
  return [changed(context, 'MachinePolicies', { before, after })]
}
