import type { OwnershipTransfer } from '@spaceport/database/zone'
import { SpaceportError } from '@spaceport/kit/errors'
import { NoAnswer, step, type Agent } from '../instance/step.js'
import { instanceOf } from '../ownership/owner.js'
import { advance, noteFault } from './advance.js'
import { namesOf } from './names.js'
import { askToSeal, type Sealed } from './seal.js'

/**
 * The second step: the new owner opens, and the zone says that it is the owner. Whether the transfer went on. A new owner who refuses for good
 * makes it go back; one who does not answer is asked again later.
 */
export async function openStep(agent: Agent, transfer: OwnershipTransfer, sealed: Sealed | null): Promise<boolean> {
  const { kind, subject, toEntity, epoch } = transfer
  const to = instanceOf(toEntity, agent.membership) ?? transfer.toInstance
  try {
    const { carried } = sealed ?? (kind === 'VARIABLE' ? await askToSeal(agent, transfer) : { carried: null })
    const from = (await namesOf(agent.db, subject)).filter((name) => name !== toEntity)
    await step(agent, to, '/internal/ownership/open', { kind, id: toEntity, epoch, from, carried })
  } catch (error) {
    if (!(error instanceof SpaceportError)) throw error
    if (error instanceof NoAnswer) await noteFault(agent, transfer, error.message)
    else return advance(agent, transfer, { isWithdrawn: true, fault: error.message })
    return false
  }
  return finish(agent, transfer)
}

/** Says that the new owner owns it, since it has opened. */
export function finish(agent: Agent, transfer: OwnershipTransfer): Promise<boolean> {
  const { toEntity } = transfer
  const ownerInstance = instanceOf(toEntity, agent.membership) ?? transfer.toInstance
  const done = { state: 'DONE', fault: null, isWithdrawn: false } as const
  return advance(agent, transfer, done, { entityId: toEntity, ownerInstance })
}
