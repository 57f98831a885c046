import { seen } from '../access/seen.js'
import { builder } from '../builder.js'
import { Environment } from '../environment/type.js'
import { Project } from '../project/type.js'
import { Tenant } from '../tenant/type.js'

export const DeploymentFreezeScope = builder.prismaObject('DeploymentFreezeScope', {
  description:
    'What a freeze holds for: a project, in an environment, for a tenant, all at once; or any of those that it does not name.',
  access: 'EnvironmentView',
  select: { id: true },
  fields: (t) => ({
    isAnyProject: t.boolean({
      description: 'Whether it holds for all projects.',
      select: { projectId: true },
      resolve: ({ projectId }) => projectId === null,
    }),
    project: t.field({
      type: Project,
      nullable: true,
      access: 'ProjectView',
      description: 'The project; null if it holds for all, and for one that the caller cannot see.',
      select: (_args, _context, nested) => ({ project: nested(true) }),
      resolve: ({ project }, _args, context) => seen(context, 'Projects', project),
    }),
    isAnyEnvironment: t.boolean({
      description: 'Whether it holds for all environments.',
      select: { environmentId: true },
      resolve: ({ environmentId }) => environmentId === null,
    }),
    environment: t.field({
      type: Environment,
      nullable: true,
      description: 'The environment; null if it holds for all, and for one that the caller cannot see.',
      select: (_args, _context, nested) => ({ environment: nested(true) }),
      resolve: ({ environment }, _args, context) => seen(context, 'Environments', environment),
    }),
    isAnyTenant: t.boolean({
      description: 'Whether it holds for all tenants, and for deployments for none.',
      select: { tenantId: true },
      resolve: ({ tenantId }) => tenantId === null,
    }),
    tenant: t.field({
      type: Tenant,
      nullable: true,
      access: 'TenantView',
      description: 'The tenant; null if it holds for all, and for one that the caller cannot see.',
      select: (_args, _context, nested) => ({ tenant: nested(true) }),
      resolve: ({ tenant }, _args, context) => seen(context, 'Tenants', tenant),
    }),
  }),
})
