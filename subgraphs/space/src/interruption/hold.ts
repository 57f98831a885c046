import { SpaceportError } from '@spaceport/kit/errors'
import { decide } from '@spaceport/kit/rights/decide'
import type { Position } from '@spaceport/kit/rights/scope'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { lockRow } from '../write/lock.js'
import { holdSubject, requireVisible } from '../write/subject.js'

/** The permissions of which either lets somebody answer; the second only members of a responsible team. */
export const SUBMIT = ['InterruptionSubmit', 'InterruptionViewSubmitResponsible'] as const

const PATH = ['input', 'interruption']

/** Holds an interruption, and before it the deployment and the task that wait for it, and says where it stands. Throws `NOT_FOUND`. */
export async function holdInterruption(tx: Tx, context: SpaceContext, local: number): Promise<Position> {
  await requireVisible(tx, context, 'Interruptions', [local], ...PATH)
  const found = await tx.interruption.findUnique({
    where: { id: local },
    select: { task: { select: { id: true, deploymentId: true } } },
  })
  if (found?.task.deploymentId) await lockRow(tx, 'deployment', found.task.deploymentId)
  if (found) await lockRow(tx, 'server_task', found.task.id)
  return holdSubject(tx, context, 'Interruptions', local, ...PATH)
}

/** An interruption that somebody may answer who has rights at a position. Throws `FORBIDDEN`, or `INVALID_STATE` for one that does not wait any more. */
export async function pendingFor(tx: Tx, context: SpaceContext, local: number, position: Position) {
  const found = await tx.interruption.findUniqueOrThrow({ where: { id: local } })
  if (!(await maySubmit(tx, context, found.responsibleTeamIds, position))) {
    throw new SpaceportError(
      'FORBIDDEN',
      `This takes the permission ${SUBMIT[0]} in ${context.spaceId} for what it is about, or ${SUBMIT[1]} and a team that is responsible for it.`,
    )
  }
  if (!found.isPending) throw refuse('INVALID_STATE', 'It was answered already, or its task has ended.', ...PATH)
  return found
}

async function maySubmit(
  tx: Tx,
  { caller, rights }: SpaceContext,
  responsibleTeamIds: readonly number[],
  position: Position,
): Promise<boolean> {
  const [anyone, responsible] = SUBMIT
  if (decide(rights, anyone, position).allowed) return true
  if (!decide(rights, responsible, position).allowed) return false
  const member = await tx.teamMember.findFirst({
    where: { teamId: { in: [...responsibleTeamIds] }, subject: { in: [caller.subject, ...caller.groups] } },
  })
  return member !== null
}
