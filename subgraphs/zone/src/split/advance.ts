import type { Prisma, ProjectSplit } from '@spaceport/database/zone'
import { write } from '@spaceport/kit/write/write'
import type { Agent } from '../instance/step.js'
import type { Tx } from '../write/change.js'
import { changedSplit } from './audited.js'

/** What of a split changes from one step to the next. */
export type SplitAdvance = Partial<Pick<ProjectSplit, 'state' | 'fault' | 'remoteProject'>> & {
  moves?: Prisma.InputJsonArray
}

/** Takes a split on by one step. Whether it did: somebody else may have taken it on meanwhile. */
export function advanceSplit(agent: Agent, from: ProjectSplit, to: SplitAdvance): Promise<boolean> {
  const { id, state } = from
  return write<Tx, boolean>(agent.db, {
    ...{ caller: agent.caller, actor: 'zone', operation: 'splitProject', input: to, requestId: agent.requestId },
    async run(tx) {
      const data = { ...to, updatedAt: new Date() }
      const { count } = await tx.projectSplit.updateMany({ where: { id, state }, data })
      if (count === 0) return { answer: false, changed: [] }
      const after = await tx.projectSplit.findUniqueOrThrow({ where: { id } })
      return { answer: true, changed: [changedSplit(from, after)] }
    },
  })
}

/** Notes why a split does not go on for now. */
export async function noteSplitFault({ db }: Agent, { id, state }: ProjectSplit, fault: string): Promise<void> {
  await db.projectSplit.updateMany({ where: { id, state }, data: { fault, updatedAt: new Date() } })
}
