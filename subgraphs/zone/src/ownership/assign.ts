import type { OwnedKind, OwnershipTransfer } from '@spaceport/database/zone'
import { isUniqueViolation, refuse } from '@spaceport/kit/write/outcome'
import { z } from 'zod'
import { seesEntity } from '../access/visible.js'
import type { ZoneContext } from '../context.js'
import { notFound, readEntityId } from '../graph/ids.js'
import { ID_KINDS } from '../instance/owned.js'
import { NoAnswer, step } from '../instance/step.js'
import { forget } from '../load.js'
import { driveTransfer } from '../transfer/drive.js'
import { startTransfer } from '../transfer/start.js'
import { isAnswered } from '../write/answered.js'
import { change, requireChanger } from '../write/change.js'
import { instanceOf } from './owner.js'

/** What is to get which owner. */
export type AssignOwner = {
  kind: OwnedKind
  subject: string
  entityId: string
  expectedEpoch: number
  idempotencyKey?: string | null
}

/** What became of it. */
export type Assigned = { subject: string; transfer: number }

const foundSchema = z.object({ found: z.boolean() })

/**
 * Assigns an owner, and waits for it as long as both Instances answer. The epoch fences: of two who saw the same one, one is refused. A refusal
 * leaves nothing changed; but where the old owner may have sealed without an answer, that is taken back by and by.
 */
export async function assignOwner(input: AssignOwner, context: ZoneContext): Promise<Assigned> {
  requireChanger(context)
  const { kind } = input
  const subject = readEntityId(ID_KINDS[kind], input.subject, 'input', 'subject')
  const entityId = readEntityId(ID_KINDS[kind], input.entityId, 'input', 'entityId')
  if (!seesEntity(context, subject)) throw notFound('Space', 'input', 'subject')
  if (!seesEntity(context, entityId)) throw notFound('Space', 'input', 'entityId')
  if (!(await isAnswered(input.idempotencyKey, context))) {
    await resume(subject, context)
    await requireBoth(kind, subject, entityId, context)
  }
  const transfer = await begin({ ...input, subject, entityId }, context)
  if (transfer.state === 'REFUSED') throw refuse('INVALID_STATE', `It was refused: ${transfer.fault}`, 'input')
  return { subject, transfer: transfer.id }
}

/** Begins a transfer, or finds the one that the same key began, and takes it as far as it goes. Throws why it does not begin. */
async function begin(input: AssignOwner, context: ZoneContext): Promise<OwnershipTransfer> {
  let isFirst = false
  const id = await change(context, 'assignOwner', input, async (tx) => {
    const started = await startTransfer(tx, context, input)
    isFirst = true
    return { answer: started.id, changed: [started.changed] }
  }).catch((error: unknown) => {
    if (isUniqueViolation(error)) throw refuse('INVALID_STATE', 'Its owner is changing at this moment.', 'input')
    throw error
  })
  try {
    return await driveTransfer(context, id, isFirst)
  } catch (error) {
    // Nothing has changed, so that whoever tries again with the same key is to have another try.
    const { idempotencyKey: key } = input
    if (isFirst && key) {
      await context.db.idempotentAnswer.deleteMany({ where: { actor: context.caller.subject, key } })
    }
    throw error
  } finally {
    forget(context.loaders)
  }
}

/** Takes on what an earlier change of the same owner has left. */
async function resume(subject: string, context: ZoneContext): Promise<void> {
  const left = await context.db.ownershipTransfer.findFirst({
    where: { subject, state: { in: ['SEALING', 'SEALED'] } },
  })
  if (left) await driveTransfer(context, left.id)
}

/** Throws `NOT_FOUND` unless what gives it and what takes it exist for the caller, as their Instances say. */
async function requireBoth(kind: OwnedKind, subject: string, entityId: string, context: ZoneContext): Promise<void> {
  const row = await context.db.ownership.findUnique({ where: { subject } })
  const sides = [
    ['subject', row?.entityId ?? subject],
    ['entityId', entityId],
  ] as const
  for (const [field, id] of sides) {
    const instance = instanceOf(id, context.membership)
    if (instance === null) throw notFound('Space', 'input', field)
    const answer = foundSchema.safeParse(await step(context, instance, '/internal/ownership/look', { kind, id }))
    if (!answer.success) throw new NoAnswer(instance, false)
    if (!answer.data.found)
      throw notFound(kind === 'VARIABLE' ? 'value of a variable' : kind.toLowerCase(), 'input', field)
  }
}
