import type { TaskState } from '@spaceport/database/space'
import type { Changed } from '@spaceport/kit/write/audit'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { refreshCells } from '../deployment-cell/refresh.js'
import { deployWhatFollows, whatFollows } from '../deployment/automatic.js'
import { closeInterruptions } from '../interruption/close.js'
import type { Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { appendLines, newLines } from './append.js'
import type { Work } from './hold.js'
import type { LogLine } from './log-line.js'
import { isOver, requireForwards, stepTo } from './stage.js'

/** How far some work has come; what is left out is as it was. */
export type Step = {
  state?: TaskState | null
  /** From 0 to 100. */
  progress?: number | null
  errorMessage?: string | null
  lines?: readonly LogLine[]
  /** The number of the first line, by which lines that were said before are told. */
  fromLine?: number | null
}

/**
 * Takes work that is held a step further: the task and its deployment, their cell and project, and what the lifecycle brings about by that.
 * A smaller progress than before, the same state and the same lines change nothing. Throws `INVALID_STATE` for a step backwards, for new
 * lines after the end, and for a success while somebody is waited for.
 */
export async function advance(
  tx: Tx,
  context: SpaceContext,
  { deployment, task }: Work,
  step: Step,
  at: Date,
): Promise<Changed[]> {
  const from = (deployment ?? task)?.state
  if (!from) throw new Error('no work to advance')
  const to = step.state ?? from
  requireForwards(from, to, 'input', 'state')
  const lines = task ? await newLines(tx, task, step.lines ?? [], step.fromLine) : []
  if (isOver(from) && lines.length > 0) {
    throw refuse('INVALID_STATE', `It is ${from}: its log is complete.`, 'input', 'log')
  }
  if (from !== to && to === 'SUCCESS' && task?.hasPendingInterruptions) {
    throw refuse('INVALID_STATE', 'It waits for a person, so it cannot succeed yet.', 'input', 'state')
  }
  const following =
    from !== to && to === 'SUCCESS' && deployment ? await whatFollows(tx, causeOf(deployment), at) : null
  const all = [
    ...(deployment && from !== to ? await advanceDeployment(tx, context, deployment, to, at) : []),
    ...(task && from !== to && isOver(to) ? await closeInterruptions(tx, context, task.id, at) : []),
  ]
  if (following) lines.push(...(await deployWhatFollows(tx, context, following, at)))
  return [...all, ...(task ? await advanceTask(tx, context, task, { ...step, state: to, lines }, at) : [])]
}

function causeOf(deployment: NonNullable<Work['deployment']>) {
  const { releaseId, tenantId, environmentId } = deployment
  return { releaseId, tenantId, succeeded: environmentId }
}

async function advanceDeployment(
  tx: Tx,
  context: SpaceContext,
  before: NonNullable<Work['deployment']>,
  state: TaskState,
  at: Date,
): Promise<Changed[]> {
  const { id, projectId, releaseId } = before
  const data = stepTo(state, before, at)
  const after = await tx.deployment.update({ where: { id }, data: { ...data, version: { increment: 1 } } })
  if (data.completedAt) {
    // What follows refers to the release; it is held before the project.
    await tx.$queryRaw`SELECT 1 FROM release WHERE id = ${releaseId} FOR KEY SHARE`
    // No change of the project as its users know it: its version stays.
    await tx.project.updateMany({
      where: { id: projectId, OR: [{ lastDeployedAt: null }, { lastDeployedAt: { lt: data.completedAt } }] },
      data: { lastDeployedAt: data.completedAt },
    })
  }
  await refreshCells(tx, [before])
  return [changed(context, 'Deployments', { before, after })]
}

async function advanceTask(
  tx: Tx,
  context: SpaceContext,
  before: NonNullable<Work['task']>,
  { state, progress, errorMessage, lines }: Step & { state: TaskState; lines: readonly LogLine[] },
  at: Date,
): Promise<Changed[]> {
  const { id } = before
  const isStep = state !== before.state
  const done = state === 'SUCCESS' ? 100 : Math.max(before.progress, isOver(before.state) ? 0 : (progress ?? 0))
  const log = await appendLines(tx, before, lines)
  const stepped = isStep
    ? { ...stepTo(state, before, at), version: { increment: 1 }, ...(errorMessage ? { errorMessage } : {}) }
    : {}
  const pending = isOver(state) ? { hasPendingInterruptions: false } : {}
  const after = await tx.serverTask.update({ where: { id }, data: { ...log, progress: done, ...stepped, ...pending } })
  // What it says and how much is done is no change: logs are not audited.
  return isStep ? [changed(context, 'ServerTasks', { before, after })] : []
}
