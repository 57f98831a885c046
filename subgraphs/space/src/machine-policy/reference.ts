import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { requireReference } from '../write/subject.js'

/** The local id of the policy that an input names, or of the default one. Throws `BAD_ID`, or `NOT_FOUND`. */
export async function requirePolicy(tx: Tx, context: SpaceContext, id: string | null | undefined): Promise<number> {
  if (typeof id === 'string') return requireReference(tx, context, 'MachinePolicies', id, 'input', 'machinePolicy')
  return (await tx.machinePolicy.findFirstOrThrow({ where: { isDefault: true }, select: { id: true } })).id
}
