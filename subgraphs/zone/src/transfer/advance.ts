import type { OwnershipTransfer, Prisma } from '@spaceport/database/zone'
import type { Changed } from '@spaceport/kit/write/audit'
import { write } from '@spaceport/kit/write/write'
import type { Agent } from '../instance/step.js'
import type { Tx } from '../write/change.js'
import { changedTransfer, shownOwner } from './audited.js'

/** What of a transfer changes from one step to the next. */
export type Advance = Partial<Pick<OwnershipTransfer, 'state' | 'isWithdrawn' | 'fault' | 'settledAt'>>

/** Who owns the subject from the step on. */
export type Owner = { entityId: string; ownerInstance: string }

/**
 * Takes a transfer on by one step, in one transaction with the owner where it changes. Whether it did: if somebody else has taken it on meanwhile,
 * it is as they left it.
 */
export async function advance(
  agent: Agent,
  from: OwnershipTransfer,
  to: Advance,
  owner: Owner | null = null,
): Promise<boolean> {
  const { id, state, isWithdrawn } = from
  return write<Tx, boolean>(agent.db, {
    ...{ caller: agent.caller, actor: 'zone', operation: 'assignOwner', input: to, requestId: agent.requestId },
    async run(tx) {
      const data = { ...to, updatedAt: new Date() }
      const { count } = await tx.ownershipTransfer.updateMany({ where: { id, state, isWithdrawn }, data })
      if (count === 0) return { answer: false, changed: [] }
      const changed = [changedTransfer(from, { ...from, ...data })]
      return { answer: true, changed: owner ? [...changed, await changeOwner(tx, from, owner)] : changed }
    },
  })
}

/** Notes why a transfer does not go on for now; nothing else of it changes. */
export async function noteFault({ db }: Agent, { id, state }: OwnershipTransfer, fault: string): Promise<void> {
  await db.ownershipTransfer.updateMany({ where: { id, state }, data: { fault, updatedAt: new Date() } })
}

async function changeOwner(tx: Tx, { kind, subject, epoch }: OwnershipTransfer, owner: Owner): Promise<Changed> {
  const before = await tx.ownership.findUnique({ where: { subject } })
  const after = { kind, subject, ...owner, epoch } satisfies Prisma.OwnershipCreateInput
  await tx.ownership.upsert({ where: { subject }, create: after, update: after })
  return {
    kind: 'Ownerships',
    id: subject,
    version: epoch,
    before: before && shownOwner(before),
    after: shownOwner(after),
  }
}
