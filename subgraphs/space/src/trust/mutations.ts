import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { confirmTrust } from './confirm.js'
import { createTrust } from './create.js'
import { ConfirmTrustInput, CreateTrustInput, RevokeTrustInput, RotateTrustInput, UpdateTrustInput } from './inputs.js'
import { revokeTrust } from './revoke.js'
import { rotateTrust } from './rotate.js'
import { Trust } from './type.js'
import { updateTrust } from './update.js'

builder.mutationFields((t) => ({
  createTrust: t.field({
    type: entityPayload('CreateTrust', Trust, 'TrustView'),
    nullable: true,
    access: 'TrustAdminister',
    fleet: { route: 'input.space' },
    description:
      "Pins another Space's identity for one purpose; it counts for nothing until somebody confirms it. `CONFLICT` when there is such a trust already, or for a taken name.",
    args: { input: t.arg({ type: CreateTrustInput, required: true, description: 'Whom, and with what.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createTrust(context, input), UNCHANGED),
  }),
  confirmTrust: t.field({
    type: entityPayload('ConfirmTrust', Trust, 'TrustView'),
    nullable: true,
    access: 'TrustAdminister',
    fleet: { route: 'input.id' },
    description:
      'Puts a trust in force, on the word of somebody who compared the fingerprint. `FINGERPRINT_MISMATCH` when they differ; `INVALID_STATE` when it is confirmed or revoked.',
    args: { input: t.arg({ type: ConfirmTrustInput, required: true, description: 'Which, and the fingerprint.' }) },
    resolve: (_root, { input }, context) => outcome(async () => confirmTrust(context, input), UNCHANGED),
  }),
  updateTrust: t.field({
    type: entityPayload('UpdateTrust', Trust, 'TrustView'),
    nullable: true,
    access: 'TrustAdminister',
    fleet: { route: 'input.id' },
    description:
      'Changes what a trust is called, and who must approve what comes by it. `VERSION_CONFLICT` when it has changed since.',
    args: { input: t.arg({ type: UpdateTrustInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateTrust(context, input), UNCHANGED),
  }),
  rotateTrust: t.field({
    type: entityPayload('RotateTrust', Trust, 'TrustView'),
    nullable: true,
    access: 'TrustAdminister',
    fleet: { route: 'input.id' },
    description:
      'Pins the newer keys of a Space in the place of those that vouch for them. `SIGNER_UNKNOWN` when others do; `INVALID_STATE` when it was revoked.',
    args: { input: t.arg({ type: RotateTrustInput, required: true, description: 'Which, and the rotations.' }) },
    resolve: (_root, { input }, context) => outcome(async () => rotateTrust(context, input), UNCHANGED),
  }),
  revokeTrust: t.field({
    type: entityPayload('RevokeTrust', Trust, 'TrustView'),
    nullable: true,
    access: 'TrustAdminister',
    fleet: { route: 'input.id' },
    description:
      'Ends a trust at once and for ever; whoever is to be trusted again is trusted anew. `INVALID_STATE` when it was revoked.',
    args: { input: t.arg({ type: RevokeTrustInput, required: true, description: 'Which, and why.' }) },
    resolve: (_root, { input }, context) => outcome(async () => revokeTrust(context, input), UNCHANGED),
  }),
}))
