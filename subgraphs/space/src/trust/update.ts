import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { freeName } from '../write/free-name.js'
import { forgetApprovals, newApprovals, type ApprovalsInput } from './approvals.js'
import { changeTrust, type TrustChange } from './change.js'

/** What is to change of a trust; what is left out stays. */
export type UpdateTrust = ApprovalsInput & TrustChange & { name?: string | null }

/** Changes what a trust is called, and who must approve what comes by it. Throws `VERSION_CONFLICT`, or `CONFLICT` for a taken name. */
export function updateTrust(context: SpaceContext, input: UpdateTrust): Promise<{ local: number }> {
  return changeTrust(context, 'updateTrust', input, async (before, tx) => ({
    data: {
      ...(await newName(tx, before.id, input)),
      ...(await newApprovals(tx, context, before.purpose, before, input)),
    },
    andThen: async ({ id, approvalTeamId }) =>
      approvalTeamId === before.approvalTeamId ? [] : forgetApprovals(tx, context, id),
  }))
}

async function newName(tx: Tx, local: number, { name }: UpdateTrust) {
  if (name === null || name === undefined) return {}
  return freeName(name, 'trust', (nameKey) => tx.trust.findFirst({ where: { nameKey, id: { not: local } } }))
}
