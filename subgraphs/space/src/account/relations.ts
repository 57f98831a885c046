import { builder } from '../builder.js'
import { Environment } from '../environment/type.js'
import { entities } from '../process/entities.js'
import { Tag } from '../tag-set/tag.js'
import { tagsOf } from '../tag-set/tags.js'
import { Tenant } from '../tenant/type.js'
import { Account } from './type.js'

builder.prismaObjectFields(Account, (t) => ({
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
}))
