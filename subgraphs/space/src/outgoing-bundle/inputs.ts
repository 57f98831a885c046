import { builder } from '../builder.js'
import { expectedVersion, idempotencyKey } from '../graph/input.js'

export const PromoteReleaseInput = builder.inputType('PromoteReleaseInput', {
  description: 'Which release is to be promoted, and where to.',
  fields: (t) => ({
    release: t.id({ required: true, description: 'The release, by id.' }),
    trust: t.id({
      required: true,
      description: 'The Space that it is for, by the id of the trust, for receipts, in it.',
    }),
    includePackages: t.boolean({
      description:
        'Whether the files of packages are to be in the bundle, for somebody to carry, rather than to go beside it. False by default.',
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'From when on it is refused there: within 365 days; 30 days from now when left out.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const WithdrawBundleInput = builder.inputType('WithdrawBundleInput', {
  description: 'Which bundle is to be taken back.',
  fields: (t) => ({
    bundle: t.id({ required: true, description: 'The bundle, by id.' }),
    reason: t.string({ required: true, description: 'Why, at most 20,000 characters.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const ImportReceiptInput = builder.inputType('ImportReceiptInput', {
  description: 'A receipt that somebody carried here.',
  fields: (t) => ({
    space: t.id({ required: true, description: 'The Space that made the bundle which it tells of, by id.' }),
    receipt: t.string({
      description:
        'The receipt: the text of the file. Give this, or `digest`, which a receipt of more than some 900 kB takes.',
    }),
    digest: t.string({
      description:
        'SHA-256 of the file, in 64 hexadecimal digits: of one that was uploaded to the content of the Space, at most 4 MiB.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
})
