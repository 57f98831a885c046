import type { OwnedKind as Kind, Ownership as OwnershipRow } from '@spaceport/database/zone'
import { outcome, refuse, type UserError as UserErrorShape } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import type { ZoneContext } from '../context.js'
import { notFound, readEntityId } from '../graph/ids.js'
import { UserError } from '../graph/user-error.js'
import { ID_KINDS } from '../instance/owned.js'
import { change, type Tx } from '../write/change.js'
import { instanceOf } from './owner.js'
import { OwnedKind, Ownership } from './type.js'

const AssignOwnerInput = builder.inputType('AssignOwnerInput', {
  description: 'Who is to own an environment or tenant.',
  fields: (t) => ({
    kind: t.field({ type: OwnedKind, required: true, description: 'What it is.' }),
    subject: t.id({ required: true, description: 'Its id in its home Space, such as `Spaces-1/Environments-3`.' }),
    entityId: t.id({
      required: true,
      description:
        "Its id in the Space where it is to live; that Space's Instance becomes the owner. The id in its home Space gives it back.",
    }),
    expectedEpoch: t.int({
      required: true,
      description: 'The epoch that ends by this: 0 if its home owns it and always did.',
    }),
    idempotencyKey: t.string({
      description: 'The same key and input give the first answer again, with no second effect.',
    }),
  }),
})

type Outcome = { subject?: string | null; kind?: Kind; errors: UserErrorShape[] }

const AssignOwnerPayload = builder.objectRef<Outcome>('AssignOwnerPayload').implement({
  description: 'The new owner.',
  access: 'SpaceView',
  fields: (t) => ({
    ownership: t.field({
      type: Ownership,
      nullable: true,
      access: 'AdministerSystem',
      description: 'Who owns it now; null if nothing changed.',
      resolve: ({ subject, kind }, _, { loaders }) => (subject && kind ? loaders.ownership[kind].load(subject) : null),
    }),
    errors: t.expose('errors', { type: [UserError], description: 'Why nothing changed; empty when all went well.' }),
  }),
})

builder.mutationField('assignOwner', (t) =>
  t.field({
    type: AssignOwnerPayload,
    nullable: true,
    access: 'AdministerSystem',
    description:
      'Makes an Instance the owner of an environment or tenant. Errors: `FORBIDDEN`, `BAD_ID`, `NOT_FOUND` (no such Space), `VERSION_CONFLICT` (another epoch), `CONFLICT` (one of the ids is assigned otherwise), `INVALID_STATE` (it lives there already).',
    args: { input: t.arg({ type: AssignOwnerInput, required: true, description: 'What, and where it is to live.' }) },
    resolve: (_, { input }, context) =>
      outcome<{ subject: string | null; kind: Kind }>(
        async () => ({ subject: await assignOwner(input, context), kind: input.kind }),
        { subject: null, kind: input.kind },
      ),
  }),
)

type Input = { kind: Kind; subject: string; entityId: string; expectedEpoch: number; idempotencyKey?: string | null }

/** Assigns an owner; gives the subject. The epoch fences: of two who saw the same one, one is refused. */
async function assignOwner(input: Input, context: ZoneContext): Promise<string> {
  const { kind, expectedEpoch } = input
  const subject = readEntityId(ID_KINDS[kind], input.subject, 'input', 'subject')
  const entityId = readEntityId(ID_KINDS[kind], input.entityId, 'input', 'entityId')
  if (instanceOf(subject, context.membership) === null) throw notFound('Space', 'input', 'subject')
  const ownerInstance = instanceOf(entityId, context.membership)
  if (ownerInstance === null) throw notFound('Space', 'input', 'entityId')
  return change(context, 'assignOwner', input, async (tx) => {
    const { own, foreign } = await lockAssigned(tx, subject, entityId)
    const epoch = own?.epoch ?? 0
    if (epoch !== expectedEpoch) {
      throw refuse('VERSION_CONFLICT', `Its epoch is ${epoch}, not ${expectedEpoch}.`, 'input', 'expectedEpoch')
    }
    if (foreign) {
      const fault = foreign.subject === entityId || foreign.entityId === entityId ? 'entityId' : 'subject'
      throw refuse('CONFLICT', `${foreign.subject} lives as ${foreign.entityId}.`, 'input', fault)
    }
    if ((own?.entityId ?? subject) === entityId) {
      throw refuse('INVALID_STATE', 'It lives there already.', 'input', 'entityId')
    }
    const after = { kind, subject, entityId, ownerInstance, epoch: epoch + 1 }
    await tx.ownership.upsert({ where: { subject }, create: after, update: after })
    return {
      answer: subject,
      changed: [
        { kind: 'Ownerships', id: subject, version: epoch + 1, before: own && shown(own), after: shown(after) },
      ],
    }
  })
}

/** The advisory lock under which owners are assigned, since what must not happen spans rows. */
export const ASSIGN_LOCK = 7_281_002

/** The row of the subject, and any other row in which one of the ids stands. */
async function lockAssigned(
  tx: Tx,
  subject: string,
  entityId: string,
): Promise<{ own: OwnershipRow | null; foreign: OwnershipRow | null }> {
  await tx.$queryRawUnsafe('SELECT pg_advisory_xact_lock($1::bigint)::text', ASSIGN_LOCK)
  const either = { in: [subject, entityId] }
  const rows = await tx.ownership.findMany({ where: { OR: [{ subject: either }, { entityId: either }] } })
  return {
    own: rows.find((row) => row.subject === subject) ?? null,
    foreign: rows.find((row) => row.subject !== subject) ?? null,
  }
}

/** What the audit keeps of an assignment. */
function shown({ entityId, ownerInstance, epoch }: Pick<OwnershipRow, 'entityId' | 'ownerInstance' | 'epoch'>): object {
  return { entityId, ownerInstance, epoch }
}
