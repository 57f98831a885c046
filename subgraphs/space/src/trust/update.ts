import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireVersion } from '../write/version.js'
import { forgetApprovals, newApprovals, type ApprovalsInput } from './approvals.js'

/** What is to change of a trust; what is left out stays. */
export type UpdateTrust = ApprovalsInput & {
  id: string
  name?: string | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** Changes what a trust is called, and who must approve what comes by it. Throws `VERSION_CONFLICT`, or `CONFLICT` for a taken name. */
export function updateTrust(context: SpaceContext, input: UpdateTrust): Promise<{ local: number }> {
  const local = readSubject(context, 'Trusts', input.id, 'id')
  return change(context, {
    operation: 'updateTrust',
    permission: 'TrustAdminister',
    input,
    at: (tx) => holdSubject(tx, context, 'Trusts', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.trust.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'Trusts', before, input.expectedVersion)
      const after = await tx.trust.update({
        where: { id: local },
        data: {
          ...(await newName(tx, local, input)),
          ...(await newApprovals(tx, context, before.purpose, before, input)),
          version: { increment: 1 },
        },
      })
      const isOtherTeam = after.approvalTeamId !== before.approvalTeamId
      const forgotten = isOtherTeam ? await forgetApprovals(tx, context, local) : []
      return { answer: { local }, changed: [changed(context, 'Trusts', { before, after }), ...forgotten] }
    },
  })
}

async function newName(tx: Tx, local: number, { name }: UpdateTrust) {
  if (name === null || name === undefined) return {}
  return freeName(name, 'trust', (nameKey) => tx.trust.findFirst({ where: { nameKey, id: { not: local } } }))
}
