import type { OwnedKind, Ownership, Prisma } from '@spaceport/database/zone'
import { spaceOf } from '@spaceport/kit/ids'
import type { Changed } from '@spaceport/kit/write/audit'
import { refuse } from '@spaceport/kit/write/outcome'
import type { Agent } from '../instance/step.js'
import { instanceOf } from '../ownership/owner.js'
import type { Tx } from '../write/change.js'
import { changedTransfer } from './audited.js'
import { nameIn } from './names.js'

/** What is to move, and from which epoch on. */
export type Start = { kind: OwnedKind; subject: string; entityId: string; expectedEpoch: number }

/** The advisory lock under which owners are assigned, since what must not happen spans rows. */
export const ASSIGN_LOCK = 7_281_002

/** The states of a transfer that is under way. */
const UNDER_WAY: Prisma.OwnershipTransferWhereInput = { state: { in: ['SEALING', 'SEALED'] } }

/**
 * Notes that something is to get another owner. Throws `VERSION_CONFLICT` for another epoch, `CONFLICT` where one of the ids stands for something
 * else, `INVALID_STATE` where it lives there already.
 */
export async function startTransfer(
  tx: Tx,
  { membership, caller }: Pick<Agent, 'membership' | 'caller'>,
  { kind, subject, entityId, expectedEpoch }: Start,
): Promise<{ id: number; changed: Changed }> {
  await tx.$queryRawUnsafe('SELECT pg_advisory_xact_lock($1::bigint)::text', ASSIGN_LOCK)
  const own = await tx.ownership.findUnique({ where: { subject } })
  const epoch = own?.epoch ?? 0
  if (epoch !== expectedEpoch) {
    throw refuse('VERSION_CONFLICT', `Its epoch is ${epoch}, not ${expectedEpoch}.`, 'input', 'expectedEpoch')
  }
  await requireFree(tx, subject, entityId)
  const fromEntity = own?.entityId ?? subject
  if (fromEntity === entityId) throw refuse('INVALID_STATE', 'It lives there already.', 'input', 'entityId')
  if (spaceOf(fromEntity) === spaceOf(entityId) || ((await nameIn(tx, subject, entityId)) ?? entityId) !== entityId) {
    throw refuse('INVALID_STATE', 'It is known in that Space by another id already.', 'input', 'entityId')
  }
  if (await tx.ownershipTransfer.findFirst({ where: { subject, ...UNDER_WAY }, select: { id: true } })) {
    throw refuse('INVALID_STATE', 'Its owner is changing at this moment.', 'input', 'subject')
  }
  const now = new Date()
  const row = {
    ...{ kind, subject, fromEntity, toEntity: entityId, epoch: epoch + 1 },
    fromInstance: instanceOf(fromEntity, membership) ?? own?.ownerInstance ?? '',
    toInstance: instanceOf(entityId, membership) ?? '',
    requestedBy: caller?.subject ?? 'zone',
    state: 'SEALING',
    ...{ fault: null, isWithdrawn: false, settledAt: null, createdAt: now, updatedAt: now },
  } as const
  // One that was refused before it began has left its epoch unused.
  const where = { subject_epoch: { subject, epoch: epoch + 1 } }
  const after = await tx.ownershipTransfer.upsert({ where, create: row, update: row })
  return { id: after.id, changed: changedTransfer(null, after) }
}

/** Throws `CONFLICT` where one of the ids stands, or is to stand, for another subject. */
async function requireFree(tx: Tx, subject: string, entityId: string): Promise<void> {
  const either = { in: [subject, entityId] }
  const rows: Pick<Ownership, 'subject' | 'entityId'>[] = await tx.ownership.findMany({
    where: { subject: { not: subject }, OR: [{ subject: either }, { entityId: either }] },
  })
  const moving = await tx.ownershipTransfer.findMany({
    where: { ...UNDER_WAY, subject: { not: subject }, OR: [{ subject: either }, { toEntity: either }] },
  })
  const foreign = rows[0] ?? moving.map((one) => ({ subject: one.subject, entityId: one.toEntity }))[0]
  if (!foreign) return
  const fault = foreign.subject === entityId || foreign.entityId === entityId ? 'entityId' : 'subject'
  throw refuse('CONFLICT', `${foreign.subject} lives as ${foreign.entityId}.`, 'input', fault)
}
