import { builder } from '../builder.js'
import { commonFilterFields, pageArguments } from '../connection/args.js'
import { BY_NAME, orderInput } from '../connection/order.js'
import { rootConnection } from '../connection/root.js'
import { tenantList } from './list.js'
import { TenantConnection } from './type.js'

const TenantFilter = builder.inputType('TenantFilter', {
  description: 'Which tenants. All that is given must hold.',
  fields: (t) => commonFilterFields(t),
})

const TenantOrder = orderInput('Tenant', { NAME: BY_NAME })

/** The arguments of every list of tenants. */
export const tenantArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: TenantFilter, description: 'Which tenants.' }),
    orderBy: t.field({ type: TenantOrder, defaultValue: tenantList.by, description: 'How they are ordered.' }),
  })),
}

builder.queryField('tenants', (t) =>
  t.field({
    type: TenantConnection,
    nullable: true,
    access: 'TenantView',
    fleet: { merge: 'CONNECTION' },
    description: 'The tenants of all Spaces that the caller may enter.',
    args: tenantArguments,
    resolve: (_root, args, context, info) => rootConnection(tenantList, args, context, info),
  }),
)
