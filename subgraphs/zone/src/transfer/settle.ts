import type { OwnershipTransfer } from '@spaceport/database/zone'
import { NoAnswer, step, type Agent } from '../instance/step.js'
import { instanceOf } from '../ownership/owner.js'
import { namesOf } from './names.js'

/**
 * The last step: all Spaces that know it by another id are told where it lives, so that they name the right owner. Whether all were; those that do
 * not answer are told later, unless it has moved on by then.
 */
export async function settleStep(agent: Agent, transfer: OwnershipTransfer): Promise<boolean> {
  const { id, kind, subject, toEntity, epoch } = transfer
  const later = await agent.db.ownershipTransfer.findFirst({
    where: { subject, epoch: { gt: epoch }, state: 'DONE' },
  })
  const names = later ? [] : (await namesOf(agent.db, subject)).filter((name) => name !== toEntity)
  let told = true
  for (const name of names) {
    const instance = instanceOf(name, agent.membership)
    // A Space that is gone needs to be told of nothing.
    if (instance === null) continue
    try {
      await step(agent, instance, '/internal/ownership/settle', { kind, id: name, epoch, to: toEntity })
    } catch (error) {
      agent.signal.throwIfAborted()
      if (error instanceof NoAnswer) told = false
    }
  }
  const now = new Date()
  await agent.db.ownershipTransfer.update({ where: { id }, data: told ? { settledAt: now } : { updatedAt: now } })
  return told
}
