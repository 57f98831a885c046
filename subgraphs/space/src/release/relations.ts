import { builder } from '../builder.js'
import { nestedList } from '../connection/nested.js'
import { deploymentArguments } from '../deployment/connection.js'
import { deploymentList } from '../deployment/list.js'
import { DeploymentConnection } from '../deployment/type.js'
import { Project } from '../project/type.js'
import { Release } from './type.js'

builder.prismaObjectFields(Release, (t) => ({
  project: t.relation('project', { type: Project, access: 'ProjectView', description: 'The project that it is of.' }),
  deployments: t.field({
    type: DeploymentConnection,
    access: 'DeploymentView',
    description: 'Its deployments.',
    args: deploymentArguments,
    ...nestedList(deploymentList, 'deployments'),
  }),
}))
