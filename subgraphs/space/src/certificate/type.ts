import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { TenantedMode } from '../tenant/tenanted-mode.js'

export const Certificate = builder.prismaObject('Certificate', {
  description: 'An X.509 certificate for deployments to use, perhaps with its chain and private key.',
  interfaces: [Node],
  access: 'CertificateView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/Certificates-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'Certificates', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name: unique in the Space, whatever its case.' }),
    notes: t.exposeString('notes', { nullable: true, description: 'What it is for, for people.' }),
    certificateData: t.exposeString('certificateData', {
      description: 'The certificate, then its chain, as PEM. Never with a private key.',
    }),
    subject: t.exposeString('subject', { description: 'Whom it names, such as `CN=app.example, O=Example`.' }),
    issuer: t.exposeString('issuer', { description: 'Who issued it.' }),
    thumbprint: t.exposeString('thumbprint', { description: 'SHA-1 of it, in 40 hexadecimal digits.' }),
    serialNumber: t.exposeString('serialNumber', { description: "Its issuer's number of it, in hexadecimal digits." }),
    isSelfSigned: t.exposeBoolean('isSelfSigned', { description: 'Whether it signed itself.' }),
    notBefore: t.expose('notBefore', { type: 'DateTime', description: 'From when on it is valid.' }),
    notAfter: t.expose('notAfter', { type: 'DateTime', description: 'Until when it is valid.' }),
    hasPrivateKey: t.exposeBoolean('hasPrivateKey', {
      description: 'Whether its private key is kept, which nobody reads.',
    }),
    tenantedMode: t.expose('tenantedMode', { type: TenantedMode, description: 'Whether it is used for tenants.' }),
    archivedAt: t.expose('archivedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was archived; null for one that is in use.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was uploaded.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(Certificate)

export const CertificateConnection = connectionType(Certificate, 'CertificateView')
