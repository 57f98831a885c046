import { parseEntityId } from '@spaceport/kit/ids'
import { seesEntity } from '../access/visible.js'
import { builder } from '../builder.js'
import { Instance, Tenant } from '../graph/refs.js'
import { ownerOf } from '../ownership/owner.js'

Tenant.implement({
  description: 'A customer for whom projects are deployed.',
  access: 'TenantView',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as `Spaces-1/Tenants-3`. Never used again.' }),
    owner: t.field({
      type: Instance,
      nullable: true,
      description:
        'The one Instance that may change it: that of its Space, unless another was assigned. Null if the caller may enter no Space there.',
      resolve: ({ id }, _, context) => ownerOf('TENANT', id, context),
    }),
  }),
})

builder.asEntity(Tenant, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) =>
    parseEntityId(id)?.kind === 'Tenants' && seesEntity(context, id) ? { id } : null,
})
