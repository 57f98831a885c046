import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { holdTrust } from '../trust/signers.js'
import { change, type Tx } from '../write/change.js'
import { readSubject } from '../write/references.js'
import { readText } from '../write/text.js'
import { holdBundle, requireUndecided } from './hold.js'
import { ZONE } from './receiver.js'
import { changedBundle, shortBundle, type ShortBundle } from './row.js'

/** Of which bundle somebody approves. */
export type ApproveBundle = { bundle: string; comment?: string | null; idempotencyKey?: string | null }

/**
 * Notes that the caller approves of a bundle, once for each person: a member of the team that the trust names, who did not take it in, and, where it
 * came by the fleet's own network, did not make it either. Throws `FORBIDDEN`, `CONFLICT` the second time, `INVALID_STATE` for a bundle that was
 * decided on or needs no approval, `SIGNER_REVOKED`.
 */
export function approveBundle(context: SpaceContext, input: ApproveBundle): Promise<{ local: number }> {
  const local = readSubject(context, 'IncomingBundles', input.bundle, 'bundle')
  return change(context, {
    operation: 'approveBundle',
    permission: 'BundleAccept',
    input,
    at: (tx) => holdBundle(tx, context, local),
    async run(tx) {
      const before = await shortBundle(tx, local)
      requireUndecided(before)
      const { approvalTeamId } = await holdTrust(tx, before.trustId)
      await requireApprover(tx, context, before, approvalTeamId)
      const userId = context.caller.subject
      if (before.approvals.some((approval) => approval.userId === userId)) {
        throw refuse('CONFLICT', 'You approved of it already.', 'input', 'bundle')
      }
      const comment = readText(input.comment, 'input', 'comment')
      await tx.bundleApproval.create({ data: { bundleId: local, userId, comment } })
      await tx.incomingBundle.update({
        where: { id: local },
        data: { isReceiptDue: true, version: { increment: 1 } },
      })
      const after = await shortBundle(tx, local)
      return { answer: { local }, changed: [changedBundle(context, { before, after })] }
    },
  })
}

/** Two pairs of eyes are two people's: whoever brought something about does not also say that it is good. */
async function requireApprover(
  tx: Tx,
  { caller }: SpaceContext,
  { importedBy, authors }: ShortBundle,
  teamId: number | null,
): Promise<void> {
  const path = ['input', 'bundle']
  if (teamId === null) throw refuse('INVALID_STATE', 'It needs no approval: accept or reject it.', ...path)
  const { subject, groups } = caller
  const member = await tx.teamMember.findFirst({ where: { teamId, subject: { in: [subject, ...groups] } } })
  if (!member) throw refuse('FORBIDDEN', 'Only members of the team that the trust names approve of it.', ...path)
  if (subject === importedBy) throw refuse('FORBIDDEN', 'You took it in yourself: somebody else must approve.', ...path)
  if (importedBy === ZONE && authors.includes(subject)) {
    throw refuse('FORBIDDEN', 'You made it yourself: somebody else must approve.', ...path)
  }
}

/** Throws `APPROVALS_MISSING` while fewer people approve of a bundle than its trust says. */
export function requireApproved({ approvals }: ShortBundle, needed: number): void {
  if (approvals.length >= needed) return
  const people = needed === 1 ? 'one person' : `${needed} people`
  const message = `It takes the approval of ${people}, and has that of ${approvals.length}.`
  throw refuse('APPROVALS_MISSING', message, 'input', 'bundle')
}
