import { seen } from '../access/seen.js'
import { visible } from '../access/visible.js'
import { builder } from '../builder.js'
import { loadEntity } from '../entity/load.js'
import { Environment } from '../environment/type.js'
import { Project } from '../project/type.js'
import { Tenant } from './type.js'

const ProjectTenantLink = builder.prismaObject('ProjectTenant', {
  name: 'ProjectTenantLink',
  description: 'That a project is deployed for a tenant, and where.',
  access: 'ProjectView',
  select: { projectId: true },
  fields: (t) => ({
    project: t.field({
      type: Project,
      nullable: true,
      description: 'The project.',
      select: (_args, _context, nested) => ({ project: nested(true) }),
      resolve: ({ project }, _args, context) => seen(context, 'Projects', project),
    }),
    isForAllEnvironments: t.boolean({
      description: 'Whether it is deployed for the tenant in all environments of the project.',
      select: { environmentIds: true },
      resolve: ({ environmentIds }) => environmentIds.length === 0,
    }),
    environments: t.field({
      type: [Environment],
      access: 'EnvironmentView',
      description:
        'Where alone it is deployed for the tenant, of the environments that the caller can see; empty, too, if it is for all.',
      select: { environmentIds: true },
      async resolve({ environmentIds }, _args, context, info) {
        const rows = await Promise.all(environmentIds.map((id) => loadEntity(context, info, 'Environment', id)))
        return rows.filter((row) => row !== null)
      },
    }),
  }),
})

builder.prismaObjectFields(Tenant, (t) => ({
  projectLinks: t.relation('projects', {
    type: ProjectTenantLink,
    access: 'ProjectView',
    description:
      'The projects that are deployed for it and that the caller can see, by name, each with its environments; at most 1,000.',
    query: (_args, context) => ({
      where: { project: visible(context, 'Projects') },
      orderBy: [{ project: { nameKey: 'asc' } }, { projectId: 'asc' }],
      take: 1_000,
    }),
  }),
}))
