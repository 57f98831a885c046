import type { TrustPurpose } from '@spaceport/database/space'
import type { Changed } from '@spaceport/kit/write/audit'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { changedBundle, shortBundle } from '../incoming-bundle/row.js'
import type { Tx } from '../write/change.js'
import { requireReference } from '../write/subject.js'

/** What an input says of who must approve; what is left out stays. */
export type ApprovalsInput = { approvalsNeeded?: number | null; approvalTeam?: string | null }

/** How many people must approve, and of which team. */
export type Approvals = { approvalsNeeded: number; approvalTeamId: number | null }

/** Nobody needs to approve. */
export const NO_APPROVALS: Approvals = { approvalsNeeded: 0, approvalTeamId: null }

/** The most people that a bundle may need. */
const MOST = 100

/**
 * Who must approve from now on, given who must until now. Only releases are approved, and no team does where nobody needs to. Throws `BAD_INPUT`,
 * `BAD_ID`, or `NOT_FOUND` for a team that the caller cannot see.
 */
export async function newApprovals(
  tx: Tx,
  context: SpaceContext,
  purpose: TrustPurpose,
  before: Approvals,
  { approvalsNeeded, approvalTeam }: ApprovalsInput,
): Promise<Approvals> {
  const needed = readNeeded(approvalsNeeded ?? before.approvalsNeeded)
  const team = typeof approvalTeam === 'string' ? await teamNamed(tx, context, approvalTeam) : null
  if (purpose !== 'RELEASES' && (needed > 0 || team !== null)) {
    throw refuse('BAD_INPUT', 'Only releases are approved, and this is trust in receipts.', 'input', 'approvalsNeeded')
  }
  if (needed === 0) {
    if (team !== null) throw refuse('BAD_INPUT', 'A team approves where somebody must.', 'input', 'approvalTeam')
    return NO_APPROVALS
  }
  const approvalTeamId = approvalTeam === undefined ? before.approvalTeamId : team
  if (approvalTeamId === null) {
    throw refuse('BAD_INPUT', 'It takes a team whose people approve.', 'input', 'approvalTeam')
  }
  return { approvalsNeeded: needed, approvalTeamId }
}

/** Forgets who approves of bundles on which nobody has decided yet: those people were asked as another team's. */
export async function forgetApprovals(tx: Tx, context: SpaceContext, trustId: number): Promise<Changed[]> {
  const bundles = await tx.incomingBundle.findMany({
    where: { trustId, state: 'RECEIVED', approvals: { some: {} } },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  const forgotten: Changed[] = []
  for (const { id } of bundles) {
    const before = await shortBundle(tx, id)
    await tx.bundleApproval.deleteMany({ where: { bundleId: id } })
    await tx.incomingBundle.update({ where: { id }, data: { isReceiptDue: true, version: { increment: 1 } } })
    forgotten.push(changedBundle(context, { before, after: await shortBundle(tx, id) }))
  }
  return forgotten
}

function teamNamed(tx: Tx, context: SpaceContext, id: string): Promise<number> {
  return requireReference(tx, context, 'Teams', id, 'input', 'approvalTeam')
}

function readNeeded(count: number): number {
  if (count >= 0 && count <= MOST) return count
  throw refuse('BAD_INPUT', `From 0 to ${MOST} people approve.`, 'input', 'approvalsNeeded')
}
