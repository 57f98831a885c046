import type { TaskState } from '@spaceport/database/space'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'

/** How far a deployment has come, as its executor says. */
export type ReportDeployment = { deployment: string; state: TaskState; idempotencyKey?: string | null }

/** How far along each state is; a deployment only goes to a later one. */
const STAGE: Record<TaskState, number> = {
  QUEUED: 0,
  EXECUTING: 1,
  CANCELLING: 2,
  SUCCESS: 3,
  FAILED: 3,
  CANCELED: 3,
  TIMED_OUT: 3,
}

/** What a waiting deployment can come to without ever running. */
const NEVER_RAN: ReadonlySet<TaskState> = new Set(['CANCELLING', 'CANCELED'])

/** The stage at which a deployment is over. */
const OVER = 3

/**
 * Says how far a deployment has come. The same state again changes nothing; an earlier one, or another end than the one that
 * it came to, throws `INVALID_STATE`.
 */
export function reportDeployment(context: SpaceContext, input: ReportDeployment): Promise<{ local: number }> {
  const local = readSubject(context, 'Deployments', input.deployment, 'deployment')
  return change(context, {
    operation: 'reportDeployment',
    permission: 'DeploymentCreate',
    input,
    at: (tx) => holdSubject(tx, context, 'Deployments', local, 'input', 'deployment'),
    async run(tx) {
      const before = await tx.deployment.findUniqueOrThrow({ where: { id: local } })
      if (before.state === input.state) return { answer: { local }, changed: [] }
      if (STAGE[input.state] <= STAGE[before.state]) {
        throw refuse('INVALID_STATE', `It is ${before.state} and cannot become ${input.state}.`, 'input', 'state')
      }
      const now = new Date()
      const completedAt = STAGE[input.state] === OVER ? now : null
      const startedAt = before.startedAt ?? (NEVER_RAN.has(input.state) ? null : now)
      const data = { state: input.state, startedAt, completedAt, version: { increment: 1 } }
      const after = await tx.deployment.update({ where: { id: local }, data })
      if (completedAt) {
        // No change of the project as its users know it: its version stays.
        const { projectId } = before
        await tx.project.update({ where: { id: projectId }, data: { lastDeployedAt: completedAt } })
      }
      return { answer: { local }, changed: [changed(context, 'Deployments', { before, after })] }
    },
  })
}
