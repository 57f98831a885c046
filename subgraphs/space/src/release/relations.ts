import { seen } from '../access/seen.js'
import { builder } from '../builder.js'
import { nestedList } from '../connection/nested.js'
import { deploymentArguments } from '../deployment/connection.js'
import { deploymentList } from '../deployment/list.js'
import { DeploymentConnection } from '../deployment/type.js'
import { Project } from '../project/type.js'
import { Release } from './type.js'

builder.prismaObjectFields(Release, (t) => ({
  project: t.field({
    type: Project,
    nullable: true,
    access: 'ProjectView',
    description: 'The project that it is of; null for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ project: nested(true) }),
    resolve: ({ project }, _args, context) => seen(context, 'Projects', project),
  }),
  deployments: t.field({
    type: DeploymentConnection,
    access: 'DeploymentView',
    description: 'Its deployments.',
    args: deploymentArguments,
    ...nestedList(deploymentList, 'deployments'),
  }),
}))
