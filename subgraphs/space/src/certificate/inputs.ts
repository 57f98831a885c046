import { usedFields } from '../account/used-fields.js'
import { builder } from '../builder.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'

type Types = typeof builder.$inferSchemaTypes

/** The input fields that hold a certificate. */
function dataFields(t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>) {
  return {
    certificateData: t.string({
      required: true,
      description:
        'The certificate: PEM, with its chain after it and perhaps its private key, or DER in base64. At most 65,536 characters and 20 certificates.',
    }),
    privateKey: t.string({
      description: 'Its private key as PEM, not encrypted. It is kept sealed, and nobody reads it.',
    }),
  }
}

export const CreateCertificateInput = builder.inputType('CreateCertificateInput', {
  description: 'What a new certificate is to be.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the Space.' }),
    notes: t.string({ description: 'What it is for, at most 20,000 characters.' }),
    ...dataFields(t),
    ...usedFields(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const UpdateCertificateInput = builder.inputType('UpdateCertificateInput', {
  description: 'What is to change of a certificate, but for itself. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The certificate, by id.' }),
    name: t.string({ description: 'The new name.' }),
    notes: t.string({ description: 'What it is for; null takes the notes away.' }),
    ...usedFields(t),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const ReplaceCertificateInput = builder.inputType('ReplaceCertificateInput', {
  description: 'Which certificate is to be replaced, and by what.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The certificate, by id.' }),
    ...dataFields(t),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

/** The input of a mutation that says no more than which certificate is meant. */
function whichOne(mutation: string, description: string) {
  return builder.inputType(`${mutation}Input`, {
    description,
    fields: (t) => ({
      id: t.id({ required: true, description: 'The certificate, by id.' }),
      expectedVersion: expectedVersion(t),
      idempotencyKey: idempotencyKey(t),
    }),
  })
}

export const ArchiveCertificateInput = whichOne('ArchiveCertificate', 'Which certificate is to be put away.')
export const RestoreCertificateInput = whichOne('RestoreCertificate', 'Which certificate is to be taken back.')
export const DeleteCertificateInput = whichOne('DeleteCertificate', 'Which certificate is to be deleted.')
