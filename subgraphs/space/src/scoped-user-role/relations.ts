import { builder } from '../builder.js'
import { loadEntity } from '../entity/load.js'
import { Environment } from '../environment/type.js'
import { ProjectGroup } from '../project-group/type.js'
import { Project } from '../project/type.js'
import { Team } from '../team/type.js'
import { Tenant } from '../tenant/type.js'
import { ScopedUserRole } from './type.js'

const ITEMS =
  'With any project or project group only for those; null for one that is gone or that the caller cannot see.'

builder.prismaObjectFields(ScopedUserRole, (t) => ({
  team: t.relation('team', { type: Team, description: 'The team that has it.' }),
  projectGroups: t.field({
    type: [ProjectGroup],
    nullable: { list: false, items: true },
    access: 'ProjectGroupView',
    description: `The project groups that it is limited to. ${ITEMS}`,
    select: { projectGroupIds: true },
    resolve: ({ projectGroupIds }, _args, context, info) =>
      projectGroupIds.map((id) => loadEntity(context, info, 'ProjectGroup', id)),
  }),
  projects: t.field({
    type: [Project],
    nullable: { list: false, items: true },
    access: 'ProjectView',
    description: `The projects that it is limited to. ${ITEMS}`,
    select: { projectIds: true },
    resolve: ({ projectIds }, _args, context, info) => projectIds.map((id) => loadEntity(context, info, 'Project', id)),
  }),
  environments: t.field({
    type: [Environment],
    nullable: { list: false, items: true },
    access: 'EnvironmentView',
    description:
      'The environments that it is limited to; with none, not limited so. Null for one that is gone or that the caller cannot see.',
    select: { environmentIds: true },
    resolve: ({ environmentIds }, _args, context, info) =>
      environmentIds.map((id) => loadEntity(context, info, 'Environment', id)),
  }),
  tenants: t.field({
    type: [Tenant],
    nullable: { list: false, items: true },
    access: 'TenantView',
    description:
      'The tenants that it is limited to; with none, not limited so. Null for one that is gone or that the caller cannot see.',
    select: { tenantIds: true },
    resolve: ({ tenantIds }, _args, context, info) => tenantIds.map((id) => loadEntity(context, info, 'Tenant', id)),
  }),
}))
