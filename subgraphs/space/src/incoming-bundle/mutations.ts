import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { acceptBundle } from './accept.js'
import { approveBundle } from './approve.js'
import { importBundle } from './import.js'
import {
  AcceptBundleInput,
  ApproveBundleInput,
  ImportBundleInput,
  MakeReceiptInput,
  RejectBundleInput,
} from './inputs.js'
import { makeReceipt } from './make-receipt.js'
import { rejectBundle } from './reject.js'
import { IncomingBundle } from './type.js'

builder.mutationFields((t) => ({
  importBundle: t.field({
    type: entityPayload('ImportBundle', IncomingBundle, 'BundleView'),
    nullable: true,
    access: 'BundleImport',
    fleet: { route: 'input.space' },
    description:
      'Takes a bundle in that was uploaded to the Space, all or nothing; a bundle that came before is given again and changes nothing. Every refusal is noted in the audit.',
    args: { input: t.arg({ type: ImportBundleInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) =>
      outcome(async () => ({ local: (await importBundle(context, input)).local }), UNCHANGED),
  }),
  approveBundle: t.field({
    type: entityPayload('ApproveBundle', IncomingBundle, 'BundleView'),
    nullable: true,
    access: 'BundleAccept',
    fleet: { route: 'input.bundle' },
    description:
      'Says that the caller approves of a bundle: a member of the team that its trust names, who neither took it in nor made it. `CONFLICT` the second time.',
    args: { input: t.arg({ type: ApproveBundleInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => approveBundle(context, input), UNCHANGED),
  }),
  acceptBundle: t.field({
    type: entityPayload('AcceptBundle', IncomingBundle, 'BundleView'),
    nullable: true,
    access: 'BundleAccept',
    fleet: { route: 'input.bundle' },
    description:
      'Makes the release that a bundle carries one of the Space, in a remote project that is read-only in what built it. `APPROVALS_MISSING`, or `VALUES_MISSING` for accounts and the like that are not here.',
    args: { input: t.arg({ type: AcceptBundleInput, required: true, description: 'Which, and how.' }) },
    resolve: (_root, { input }, context) => outcome(async () => acceptBundle(context, input), UNCHANGED),
  }),
  rejectBundle: t.field({
    type: entityPayload('RejectBundle', IncomingBundle, 'BundleView'),
    nullable: true,
    access: 'BundleAccept',
    fleet: { route: 'input.bundle' },
    description: 'Decides against a bundle for good. Its source hears why.',
    args: { input: t.arg({ type: RejectBundleInput, required: true, description: 'Which, and why.' }) },
    resolve: (_root, { input }, context) => outcome(async () => rejectBundle(context, input), UNCHANGED),
  }),
  makeReceipt: t.field({
    type: entityPayload('MakeReceipt', IncomingBundle, 'BundleView'),
    nullable: true,
    access: 'BundleImport',
    fleet: { route: 'input.bundle' },
    description:
      'Signs a receipt of all that became of a bundle and its release so far, if there is anything new to tell; to be carried to its source.',
    args: { input: t.arg({ type: MakeReceiptInput, required: true, description: 'Of which.' }) },
    resolve: (_root, { input }, context) =>
      outcome(async () => ({ local: (await makeReceipt(context, input)).local }), UNCHANGED),
  }),
}))
