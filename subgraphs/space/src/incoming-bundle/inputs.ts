import { builder } from '../builder.js'
import { expectedVersion, idempotencyKey } from '../graph/input.js'

export const ImportBundleInput = builder.inputType('ImportBundleInput', {
  description: 'Which file is to be taken in as a bundle.',
  fields: (t) => ({
    space: t.id({ required: true, description: 'The Space that it was uploaded to, by id.' }),
    digest: t.string({ required: true, description: 'SHA-256 of the file, in 64 hexadecimal digits, lower case.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const ApproveBundleInput = builder.inputType('ApproveBundleInput', {
  description: 'Of which bundle the caller approves.',
  fields: (t) => ({
    bundle: t.id({ required: true, description: 'The bundle, by id.' }),
    comment: t.string({ description: 'What there is to say of it, at most 20,000 characters.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const BundleValueInput = builder.inputType('BundleValueInput', {
  description: 'A value that a bundle lacks. One of `value`, `secret` and `isNull` says what it is to be.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'The name of a template or of what the release needs.' }),
    environment: t.id({ description: 'For which environment, by id, if it is given per environment.' }),
    tenant: t.id({ description: 'For which tenant, by id, if it is given per tenant.' }),
    value: t.string({ description: 'The text, to the letter, 1 byte to 64 KiB.' }),
    secret: t.string({
      description:
        'The same, of what is sensitive; nobody reads it back. A needed name with one is sensitive from then on.',
    }),
    isNull: t.boolean({ description: 'True: there is to be no value.' }),
  }),
})

export const AcceptBundleInput = builder.inputType('AcceptBundleInput', {
  description: 'Which bundle is accepted, and how its release is to live here.',
  fields: (t) => ({
    bundle: t.id({ required: true, description: 'The bundle, by id.' }),
    lifecycle: t.id({
      description:
        'The way that its releases are to go, by id; it may be left out only where its project is here already.',
    }),
    projectGroup: t.id({
      description:
        'The group of its project, by id; when left out it stays, and a new one joins the first that the caller sees.',
    }),
    values: t.field({
      type: [BundleValueInput],
      description: 'Values that it lacks, at most 500; they can be given later, too.',
    }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const RejectBundleInput = builder.inputType('RejectBundleInput', {
  description: 'Which bundle is not wanted, and why.',
  fields: (t) => ({
    bundle: t.id({ required: true, description: 'The bundle, by id.' }),
    reason: t.string({ required: true, description: 'Why, for people, at most 20,000 characters.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const MakeReceiptInput = builder.inputType('MakeReceiptInput', {
  description: 'Of which bundle a receipt is wanted.',
  fields: (t) => ({
    bundle: t.id({ required: true, description: 'The bundle, by id.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})
