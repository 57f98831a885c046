import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { archiveCertificate, restoreCertificate } from './archive.js'
import { createCertificate } from './create.js'
import { deleteCertificate } from './delete.js'
import {
  ArchiveCertificateInput,
  CreateCertificateInput,
  DeleteCertificateInput,
  ReplaceCertificateInput,
  RestoreCertificateInput,
  UpdateCertificateInput,
} from './inputs.js'
import { replaceCertificate } from './replace.js'
import { Certificate } from './type.js'
import { updateCertificate } from './update.js'

builder.mutationFields((t) => ({
  createCertificate: t.field({
    type: entityPayload('CreateCertificate', Certificate, 'CertificateView'),
    nullable: true,
    access: 'CertificateCreate',
    fleet: { route: 'input.space' },
    description: 'Takes a certificate into a Space. `CONFLICT` when another one has the name.',
    args: { input: t.arg({ type: CreateCertificateInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createCertificate(context, input), UNCHANGED),
  }),
  updateCertificate: t.field({
    type: entityPayload('UpdateCertificate', Certificate, 'CertificateView'),
    nullable: true,
    access: 'CertificateEdit',
    fleet: { route: 'input.id' },
    description:
      'Changes what a certificate is called and where it is used. `VERSION_CONFLICT` when it has changed since.',
    args: { input: t.arg({ type: UpdateCertificateInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateCertificate(context, input), UNCHANGED),
  }),
  replaceCertificate: t.field({
    type: entityPayload('ReplaceCertificate', Certificate, 'CertificateView'),
    nullable: true,
    access: 'CertificateEdit',
    fleet: { route: 'input.id' },
    description:
      'Puts another certificate in the place of one: whatever uses it goes on with the new one, under the same id and name. What it was stays, archived, as a certificate of its own.',
    args: { input: t.arg({ type: ReplaceCertificateInput, required: true, description: 'Which, and by what.' }) },
    resolve: (_root, { input }, context) => outcome(async () => replaceCertificate(context, input), UNCHANGED),
  }),
  archiveCertificate: t.field({
    type: entityPayload('ArchiveCertificate', Certificate, 'CertificateView'),
    nullable: true,
    access: 'CertificateEdit',
    fleet: { route: 'input.id' },
    description: 'Puts a certificate away: whatever uses it goes on. `INVALID_STATE` for one that is archived.',
    args: { input: t.arg({ type: ArchiveCertificateInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => archiveCertificate(context, input), UNCHANGED),
  }),
  restoreCertificate: t.field({
    type: entityPayload('RestoreCertificate', Certificate, 'CertificateView'),
    nullable: true,
    access: 'CertificateEdit',
    fleet: { route: 'input.id' },
    description: 'Takes a certificate back. `INVALID_STATE` for one that is not archived.',
    args: { input: t.arg({ type: RestoreCertificateInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => restoreCertificate(context, input), UNCHANGED),
  }),
  deleteCertificate: t.field({
    type: deletedPayload('DeleteCertificate', 'certificate', 'CertificateView'),
    nullable: true,
    access: 'CertificateDelete',
    fleet: { route: 'input.id' },
    description: 'Deletes a certificate with its private key. `IN_USE` while a variable or a process has it.',
    args: { input: t.arg({ type: DeleteCertificateInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteCertificate(context, input), NOTHING_DELETED),
  }),
}))
