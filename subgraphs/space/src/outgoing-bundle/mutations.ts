import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { ImportReceiptInput, PromoteReleaseInput, WithdrawBundleInput } from './inputs.js'
import { promoteRelease } from './promote.js'
import { importReceipt } from './take-receipt.js'
import { OutgoingBundle } from './type.js'
import { withdrawBundle } from './withdraw.js'

builder.mutationFields((t) => ({
  promoteRelease: t.field({
    type: entityPayload('PromoteRelease', OutgoingBundle, 'ReleaseView'),
    nullable: true,
    access: 'ReleasePromote',
    fleet: { route: 'input.release' },
    description:
      'Makes a signed bundle of a release for another Space. If the last one for it says the same, and has not expired, been withdrawn or rejected, that one is given again. `INVALID_STATE` for a trust that is not in force, or while the Space has no keys.',
    args: { input: t.arg({ type: PromoteReleaseInput, required: true, description: 'Which, and where to.' }) },
    resolve: (_root, { input }, context) => outcome(async () => promoteRelease(context, input), UNCHANGED),
  }),
  withdrawBundle: t.field({
    type: entityPayload('WithdrawBundle', OutgoingBundle, 'ReleaseView'),
    nullable: true,
    access: 'ReleasePromote',
    fleet: { route: 'input.bundle' },
    description:
      'Takes a bundle back of which nothing was heard yet, so that the next one is taken without it. What somebody has carried away is still good there. `INVALID_STATE` for one that is not `READY`.',
    args: { input: t.arg({ type: WithdrawBundleInput, required: true, description: 'Which, and why.' }) },
    resolve: (_root, { input }, context) => outcome(async () => withdrawBundle(context, input), UNCHANGED),
  }),
  importReceipt: t.field({
    type: entityPayload('ImportReceipt', OutgoingBundle, 'ReleaseView'),
    nullable: true,
    access: 'BundleImport',
    fleet: { route: 'input.space' },
    description:
      'Takes a receipt, which tells what became of a bundle and where its release was deployed. One that is not newer than the last changes nothing. `NOT_FOUND` for a digest of no file that was uploaded, `RECEIPT_UNMATCHED` if it is about no bundle of the Space.',
    args: { input: t.arg({ type: ImportReceiptInput, required: true, description: 'The receipt.' }) },
    resolve: (_root, { input }, context) => outcome(async () => importReceipt(context, input), UNCHANGED),
  }),
}))
