import type { OwnershipTransfer } from '@spaceport/database/zone'
import { SpaceportError } from '@spaceport/kit/errors'
import { spaceOf } from '@spaceport/kit/ids'
import { z } from 'zod'
import { NoAnswer, step, type Agent } from '../instance/step.js'
import { instanceOf } from '../ownership/owner.js'
import { advance, noteFault } from './advance.js'

const sealedSchema = z.object({ carried: z.unknown() })
const identitiesSchema = z.object({ spaces: z.array(z.object({ space: z.string(), identity: z.unknown() })) })

/** What the old owner has sealed: of a variable, what goes along with it. */
export type Sealed = { carried: unknown }

/** Asks the old owner to seal; may be asked again. Throws its refusal, or `NoAnswer`. */
export async function askToSeal(agent: Agent, transfer: OwnershipTransfer): Promise<Sealed> {
  const { kind, fromEntity, toEntity, epoch, membership } = { ...transfer, membership: agent.membership }
  const identity = kind === 'VARIABLE' ? await identityOf(agent, transfer) : null
  const from = instanceOf(fromEntity, membership) ?? transfer.fromInstance
  const body = { kind, id: fromEntity, epoch, to: toEntity, identity }
  const answer = sealedSchema.safeParse(await step(agent, from, '/internal/ownership/seal', body))
  if (!answer.success) throw new NoAnswer(from, true)
  return { carried: answer.data.carried ?? null }
}

/** The keys of the Space that takes a variable, as its Instance tells them; null if it has none. */
async function identityOf(agent: Agent, { toEntity, toInstance }: OwnershipTransfer): Promise<unknown> {
  const to = instanceOf(toEntity, agent.membership) ?? toInstance
  try {
    const { spaces } = identitiesSchema.parse(await step(agent, to, '/internal/identities', {}))
    return spaces.find(({ space }) => space === spaceOf(toEntity))?.identity ?? null
  } catch (error) {
    agent.signal.throwIfAborted()
    // Nothing was asked of the old owner yet.
    throw error instanceof SpaceportError && !(error instanceof NoAnswer) ? error : new NoAnswer(to, false)
  }
}

/**
 * The first step: the old owner seals. Gives what it sealed, or null if the transfer does not go on now. `isFirst`: nobody has asked before, so
 * that a refusal leaves nothing behind; else, and where it is not known whether it was sealed, it goes back.
 */
export async function sealStep(agent: Agent, transfer: OwnershipTransfer, isFirst: boolean): Promise<Sealed | null> {
  try {
    const sealed = await askToSeal(agent, transfer)
    return (await advance(agent, transfer, { state: 'SEALED', fault: null })) ? sealed : null
  } catch (error) {
    if (!(error instanceof SpaceportError)) throw error
    const fault = error.message
    if (error instanceof NoAnswer && !isFirst) await noteFault(agent, transfer, fault)
    else if (isFirst && !(error instanceof NoAnswer && error.mayHaveHappened)) {
      await advance(agent, transfer, { state: 'REFUSED', fault })
      throw error
    } else await advance(agent, transfer, { isWithdrawn: true, fault })
    if (isFirst) throw error
    return null
  }
}
