import { seen } from '../access/seen.js'
import { builder } from '../builder.js'
import { nestedList } from '../connection/nested.js'
import { Environment } from '../environment/type.js'
import { entities } from '../process/entities.js'
import { Tag } from '../tag-set/tag.js'
import { tagsOf } from '../tag-set/tags.js'
import { Tenant } from '../tenant/type.js'
import { certificateArguments } from './connection.js'
import { certificateList } from './list.js'
import { alternativeNames } from './names.js'
import { Certificate, CertificateConnection } from './type.js'

builder.prismaObjectFields(Certificate, (t) => ({
  subjectAlternativeNames: t.stringList({
    description: 'The other names that it names, such as `DNS:app.example`.',
    select: { certificateData: true },
    resolve: ({ certificateData }) => alternativeNames(certificateData),
  }),
  isForAllEnvironments: t.boolean({
    description: 'Whether it is used in every environment: it names none.',
    select: { environmentIds: true },
    resolve: ({ environmentIds }) => environmentIds.length === 0,
  }),
  environments: t.field({
    type: [Environment],
    access: 'EnvironmentView',
    description: 'The environments that it names, of those that the caller can see.',
    select: { environmentIds: true },
    resolve: ({ environmentIds }, _args, context, info) => entities(context, info, 'Environment', environmentIds),
  }),
  tenants: t.field({
    type: [Tenant],
    access: 'TenantView',
    description: 'The tenants that it names, of those that the caller can see.',
    select: { tenantIds: true },
    resolve: ({ tenantIds }, _args, context, info) => entities(context, info, 'Tenant', tenantIds),
  }),
  tenantTags: t.field({
    type: [Tag],
    access: 'TenantView',
    description: 'Whoever has one of these tags it is used for, besides its tenants.',
    select: { tenantTagIds: true },
    resolve: ({ tenantTagIds }, _args, context) => tagsOf(context, tenantTagIds),
  }),
  replacedBy: t.field({
    type: Certificate,
    nullable: true,
    description: 'What replaced it; null while it is in use, and for a certificate that the caller cannot see.',
    select: (_args, _context, nested) => ({ replacedBy: nested(true) }),
    resolve: ({ replacedBy }, _args, context) => seen(context, 'Certificates', replacedBy),
  }),
  replaced: t.field({
    type: CertificateConnection,
    access: 'CertificateView',
    description: 'What it was before it was replaced, each time.',
    args: certificateArguments,
    ...nestedList(certificateList, 'replaces'),
  }),
}))
