import type { Prisma, ProjectSplit } from '@spaceport/database/zone'
import { isUniqueViolation, refuse } from '@spaceport/kit/write/outcome'
import type { ZoneContext } from '../context.js'
import { forget } from '../load.js'
import { isAnswered } from '../write/answered.js'
import { change, requireChanger } from '../write/change.js'
import { changedSplit } from './audited.js'
import { driveSplit } from './drive.js'
import { planOf, readWanted, requireUnhindered, type SplitInput } from './plan.js'

/**
 * Splits a project: another Space gets a part of it, and owns it. Waits for it as long as all Instances answer; what is left goes on by itself.
 * Throws why it cannot begin; then nothing has moved.
 */
export async function splitProject(
  input: SplitInput & { idempotencyKey?: string | null },
  context: ZoneContext,
): Promise<ProjectSplit> {
  requireChanger(context)
  const wanted = readWanted(input, context)
  let isFirst = false
  const plan = (await isAnswered(input.idempotencyKey, context)) ? null : await planOf(context, wanted)
  if (plan) requireUnhindered(plan)
  const id = await change(context, 'splitProject', input, async (tx) => {
    const { portion } = plan ?? (await planOf(context, wanted))
    const data = { ...wanted, portion: portion as Prisma.InputJsonObject, requestedBy: context.caller.subject }
    const after = await tx.projectSplit.create({ data })
    isFirst = true
    return { answer: after.id, changed: [changedSplit(null, after)] }
  }).catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error
    throw refuse('INVALID_STATE', 'The project is being split at this moment.', 'input', 'project')
  })
  try {
    return await driveSplit(context, id, isFirst)
  } catch (error) {
    const { idempotencyKey: key } = input
    if (isFirst && key) {
      await context.db.idempotentAnswer.deleteMany({ where: { actor: context.caller.subject, key } })
    }
    throw error
  } finally {
    forget(context.loaders)
  }
}
