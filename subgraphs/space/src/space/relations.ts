import { builder } from '../builder.js'
import { rootConnection } from '../connection/root.js'
import { tenantArguments } from '../tenant/connection.js'
import { tenantList } from '../tenant/list.js'
import { TenantConnection } from '../tenant/type.js'
import { Space } from './type.js'

builder.objectFields(Space, (t) => ({
  tenants: t.field({
    type: TenantConnection,
    nullable: true,
    access: 'TenantView',
    description: 'Its tenants, placeholders included.',
    args: tenantArguments,
    resolve: (_space, args, context, info) => rootConnection(tenantList, args, context, info),
  }),
}))
