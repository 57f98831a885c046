import type { TaskState } from '@spaceport/database/space'
import type { SpaceContext } from '../context.js'
import { advance } from '../server-task/advance.js'
import { holdDeployment, workOfDeployment } from '../server-task/hold.js'
import { change } from '../write/change.js'
import { readSubject } from '../write/references.js'
import { requireOwnDeployment } from './owner.js'

/** How far a deployment has come, as its executor says. */
export type ReportDeployment = { deployment: string; state: TaskState; idempotencyKey?: string | null }

/**
 * Says how far a deployment has come, and so its task. The same state again changes nothing; an earlier one, or another end than the one that
 * it came to, throws `INVALID_STATE`, as does a success while its task waits for a person. Throws `NOT_OWNER` for one in another Space.
 */
export function reportDeployment(
  context: SpaceContext,
  input: ReportDeployment,
  clock: () => Date = () => new Date(),
): Promise<{ local: number }> {
  const local = readSubject(context, 'Deployments', input.deployment, 'deployment')
  return change(context, {
    operation: 'reportDeployment',
    permission: 'DeploymentCreate',
    input,
    at: (tx) => holdDeployment(tx, context, local, 'input', 'deployment'),
    async run(tx) {
      const work = await workOfDeployment(tx, local)
      requireOwnDeployment(work.deployment, 'input', 'deployment')
      const changed = await advance(tx, context, work, { state: input.state }, clock())
      return { answer: { local }, changed }
    },
  })
}
