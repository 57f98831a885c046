import { builder } from '../builder.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'
import { TrustPurpose } from './purpose.js'

type Fields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>

const which = (t: Fields) => t.id({ required: true, description: 'The trust, by id.' })
const retried = (t: Fields) => ({ expectedVersion: expectedVersion(t), idempotencyKey: idempotencyKey(t) })

function approvals(t: Fields) {
  return {
    approvalsNeeded: t.int({
      description: 'How many people must approve a bundle, 0 to 100. Only of trust in `RELEASES`.',
    }),
    approvalTeam: t.id({ description: 'The team whose people approve, by id. Goes with `approvalsNeeded`.' }),
  }
}

export const CreateTrustInput = builder.inputType('CreateTrustInput', {
  description: 'Whom to trust, and with what.',
  fields: (t) => ({
    space: intoSpace(t),
    identity: t.string({ required: true, description: "What the other Space's `spaceIdentity` says: JSON." }),
    purpose: t.field({ type: TrustPurpose, required: true, description: 'What it lets the other Space do.' }),
    name: t.string({
      description: 'The name, 1 to 200 characters, unique in the Space. Left out: what the other Space calls itself.',
    }),
    ...approvals(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const ConfirmTrustInput = builder.inputType('ConfirmTrustInput', {
  description: 'Which trust is to be in force.',
  fields: (t) => ({
    id: which(t),
    fingerprint: t.string({
      required: true,
      description:
        "The fingerprint as the other Space's people told it, by another way than its identity came. Spaces, colons and case do not count.",
    }),
    ...retried(t),
  }),
})

export const UpdateTrustInput = builder.inputType('UpdateTrustInput', {
  description: 'What is to change of a trust. What is left out stays.',
  fields: (t) => ({
    id: which(t),
    name: t.string({ description: 'The new name.' }),
    ...approvals(t),
    ...retried(t),
  }),
})

export const RotateTrustInput = builder.inputType('RotateTrustInput', {
  description: 'To which newer keys a trust is to go on.',
  fields: (t) => ({
    id: which(t),
    rotations: t.stringList({
      required: true,
      description:
        'From the `rotations` of the other `spaceIdentity`: those from the keys that are pinned on, the oldest first; 1 to 100.',
    }),
    ...retried(t),
  }),
})

export const RevokeTrustInput = builder.inputType('RevokeTrustInput', {
  description: 'Which trust is to end, and why.',
  fields: (t) => ({
    id: which(t),
    reason: t.string({ required: true, description: 'Why, for people: at most 20,000 characters.' }),
    ...retried(t),
  }),
})
