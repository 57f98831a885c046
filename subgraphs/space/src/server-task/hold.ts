import type { Position } from '@spaceport/kit/rights/scope'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { lockRow } from '../write/lock.js'
import { holdSubject, requireVisible } from '../write/subject.js'

// Whoever holds several rows of deployments holds them in one order: the deployment, its task, its release, its project (whose cells of the
// deployment matrix stand under its lock). None of them is held while one before it is still to be had.

/** Holds a task, and before it the deployment that it does, and says where it stands. Throws `NOT_FOUND` for one that does not exist for the caller. */
export async function holdTask(tx: Tx, context: SpaceContext, local: number, ...path: string[]): Promise<Position> {
  await requireVisible(tx, context, 'ServerTasks', [local], ...path)
  const task = await tx.serverTask.findUnique({ where: { id: local }, select: { deploymentId: true } })
  if (task?.deploymentId) await lockRow(tx, 'deployment', task.deploymentId)
  return holdSubject(tx, context, 'ServerTasks', local, ...path)
}

/** Holds a deployment, then its task, and says where it stands. Throws `NOT_FOUND` for one that does not exist for the caller. */
export async function holdDeployment(
  tx: Tx,
  context: SpaceContext,
  local: number,
  ...path: string[]
): Promise<Position> {
  const position = await holdSubject(tx, context, 'Deployments', local, ...path)
  const task = await tx.serverTask.findUnique({ where: { deploymentId: local }, select: { id: true } })
  if (task) await lockRow(tx, 'server_task', task.id)
  return position
}

/** Work with the deployment that it does: either may be missing, not both. */
export type Work = { deployment: DeploymentRow | null; task: TaskRow | null }

type DeploymentRow = NonNullable<Awaited<ReturnType<Tx['deployment']['findUnique']>>>
type TaskRow = NonNullable<Awaited<ReturnType<Tx['serverTask']['findUnique']>>>

/** A held task, as it is now, with its deployment. */
export async function workOfTask(tx: Tx, local: number): Promise<Work & { task: TaskRow }> {
  const { deployment, ...task } = await tx.serverTask.findUniqueOrThrow({
    where: { id: local },
    include: { deployment: true },
  })
  return { deployment, task }
}

/** A held deployment, as it is now, with its task. */
export async function workOfDeployment(tx: Tx, local: number): Promise<Work & { deployment: DeploymentRow }> {
  const { task, ...deployment } = await tx.deployment.findUniqueOrThrow({
    where: { id: local },
    include: { task: true },
  })
  return { deployment, task }
}
