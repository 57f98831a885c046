import type { OwnershipTransfer } from '@spaceport/database/zone'
import type { Agent } from '../instance/step.js'
import { openStep } from './open.js'
import { sealStep, type Sealed } from './seal.js'
import { settleStep } from './settle.js'
import { withdrawStep } from './withdraw.js'

/**
 * Takes a transfer on as far as it goes now; gives it as it is then. Whoever takes it on at the same time does no harm: each step may be taken
 * again, and only one of them notes it. `isFirst`: it was begun by this very request; then throws why it does not begin.
 */
export async function driveTransfer(agent: Agent, id: number, isFirst = false): Promise<OwnershipTransfer> {
  let sealed: Sealed | null = null
  let first = isFirst
  for (;;) {
    const transfer = await agent.db.ownershipTransfer.findUniqueOrThrow({ where: { id } })
    const { state, isWithdrawn, settledAt } = transfer
    let went = false
    if (state === 'SEALING' || state === 'SEALED') {
      if (isWithdrawn) went = await withdrawStep(agent, transfer)
      else if (state === 'SEALING') {
        sealed = await sealStep(agent, transfer, first)
        went = sealed !== null || (!first && (await isChanged(agent, transfer)))
      } else went = await openStep(agent, transfer, sealed)
    } else if (state === 'DONE' && settledAt === null) {
      await settleStep(agent, transfer)
    }
    if (!went) return agent.db.ownershipTransfer.findUniqueOrThrow({ where: { id } })
    first = false
  }
}

/** Whether a transfer has been taken on since it was read. */
async function isChanged({ db }: Agent, { id, state, isWithdrawn }: OwnershipTransfer): Promise<boolean> {
  return (await db.ownershipTransfer.count({ where: { id, state, isWithdrawn } })) === 0
}
