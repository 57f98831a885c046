import type { OwnershipTransfer } from '@spaceport/database/zone'
import { SpaceportError } from '@spaceport/kit/errors'
import { z } from 'zod'
import { step, type Agent } from '../instance/step.js'
import { instanceOf } from '../ownership/owner.js'
import { advance, noteFault } from './advance.js'
import { finish } from './open.js'

/** What stands in a fault between why a transfer goes back, and why it has not come back yet. */
const BACK = ' It is not yet taken back: '

const declinedSchema = z.object({ opened: z.boolean() })

/**
 * Takes a transfer back: first the new owner settles that it does not open, then the old one opens again. Whether the transfer went on. If the new
 * owner had opened before, the transfer is done after all. The epoch counts on, so that whatever comes late has no effect.
 */
export async function withdrawStep(agent: Agent, transfer: OwnershipTransfer): Promise<boolean> {
  const { kind, fromEntity, toEntity, epoch, state } = transfer
  try {
    // Nobody is asked to open before it is known that it was sealed.
    if (state === 'SEALED') {
      const to = instanceOf(toEntity, agent.membership) ?? transfer.toInstance
      const answer = await step(agent, to, '/internal/ownership/decline', { kind, id: toEntity, epoch })
      if (declinedSchema.parse(answer).opened) return await finish(agent, transfer)
    }
    const from = instanceOf(fromEntity, agent.membership) ?? transfer.fromInstance
    await step(agent, from, '/internal/ownership/unseal', { kind, id: fromEntity, epoch, to: toEntity })
    return await advance(agent, transfer, { state: 'REFUSED' }, { entityId: fromEntity, ownerInstance: from })
  } catch (error) {
    if (!(error instanceof SpaceportError)) throw error
    const [why] = (transfer.fault ?? '').split(BACK)
    await noteFault(agent, transfer, `${why}${BACK}${error.message}`)
    return false
  }
}
