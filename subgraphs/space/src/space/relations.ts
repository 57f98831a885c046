import { builder } from '../builder.js'
import { rootConnection } from '../connection/root.js'
import { projectArguments } from '../project/connection.js'
import { projectList } from '../project/list.js'
import { ProjectConnection } from '../project/type.js'
import { tenantArguments } from '../tenant/connection.js'
import { tenantList } from '../tenant/list.js'
import { TenantConnection } from '../tenant/type.js'
import { Space } from './type.js'

builder.objectFields(Space, (t) => ({
  projects: t.field({
    type: ProjectConnection,
    nullable: true,
    access: 'ProjectView',
    description: 'Its projects.',
    args: projectArguments,
    resolve: (_space, args, context, info) => rootConnection(projectList, args, context, info),
  }),
  tenants: t.field({
    type: TenantConnection,
    nullable: true,
    access: 'TenantView',
    description: 'Its tenants, placeholders included.',
    args: tenantArguments,
    resolve: (_space, args, context, info) => rootConnection(tenantList, args, context, info),
  }),
}))
