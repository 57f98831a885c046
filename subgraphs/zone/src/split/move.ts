import { isUniqueViolation } from '@spaceport/kit/write/outcome'
import { write } from '@spaceport/kit/write/write'
import type { Agent } from '../instance/step.js'
import { driveTransfer } from '../transfer/drive.js'
import { startTransfer } from '../transfer/start.js'
import type { Tx } from '../write/change.js'
import type { Move } from './portion.js'

/**
 * Moves one thing as far as it goes now: whether it is where it is to be. Throws why it does not begin to move; then it is where it was. May be
 * asked again, whatever came of it before.
 */
export async function moveOne(agent: Agent, { kind, subject, to }: Move): Promise<boolean> {
  const left = await agent.db.ownershipTransfer.findFirst({ where: { subject, state: { in: ['SEALING', 'SEALED'] } } })
  if (left) await driveTransfer(agent, left.id)
  const own = await agent.db.ownership.findUnique({ where: { subject } })
  if (own?.entityId === to) return true
  const id = await begin(agent, { kind, subject, entityId: to, expectedEpoch: own?.epoch ?? 0 })
  return id !== null && (await driveTransfer(agent, id, true)).state === 'DONE'
}

/** Begins a transfer; null if somebody else begins one just now. */
async function begin(agent: Agent, start: Parameters<typeof startTransfer>[2]): Promise<number | null> {
  try {
    return await write<Tx, number>(agent.db, {
      ...{ caller: agent.caller, actor: 'zone', operation: 'splitProject', input: start, requestId: agent.requestId },
      async run(tx) {
        const { id, changed } = await startTransfer(tx, agent, start)
        return { answer: id, changed: [changed] }
      },
    })
  } catch (error) {
    if (isUniqueViolation(error)) return null
    throw error
  }
}
