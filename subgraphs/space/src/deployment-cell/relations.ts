import { seen } from '../access/seen.js'
import { builder } from '../builder.js'
import { nestedList } from '../connection/nested.js'
import { Deployment } from '../deployment/type.js'
import { Environment } from '../environment/type.js'
import { Project } from '../project/type.js'
import { Tenant } from '../tenant/type.js'
import { deploymentCellArguments } from './connection.js'
import { deploymentCellList } from './list.js'
import { DeploymentCell, DeploymentCellConnection } from './type.js'

builder.prismaObjectFields(DeploymentCell, (t) => ({
  project: t.field({
    type: Project,
    nullable: true,
    access: 'ProjectView',
    description: 'The project; null for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ project: nested(true) }),
    resolve: ({ project }, _args, context) => seen(context, 'Projects', project),
  }),
  environment: t.field({
    type: Environment,
    nullable: true,
    access: 'EnvironmentView',
    description: 'The environment; null for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ environment: nested(true) }),
    resolve: ({ environment }, _args, context) => seen(context, 'Environments', environment),
  }),
  tenant: t.field({
    type: Tenant,
    nullable: true,
    access: 'TenantView',
    description: 'The tenant; null for none, or for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ tenant: nested(true) }),
    resolve: ({ tenant }, _args, context) => seen(context, 'Tenants', tenant),
  }),
  // Both stand where the cell stands: whoever sees it sees them.
  current: t.relation('current', {
    type: Deployment,
    description: 'The deployment asked for last, whatever its state.',
  }),
  previous: t.relation('previous', {
    type: Deployment,
    nullable: true,
    description: 'The last successful deployment before the current one; null if there is none.',
  }),
}))

/** The field of what the matrix has a row or a column of. */
const itsCells = {
  type: DeploymentCellConnection,
  access: 'DeploymentView',
  description: 'What is where: its part of the deployment matrix.',
  args: deploymentCellArguments,
  ...nestedList(deploymentCellList, 'cells'),
} as const

builder.prismaObjectField(Project, 'deploymentMatrix', (t) => t.field(itsCells))
builder.prismaObjectField(Environment, 'deploymentMatrix', (t) => t.field(itsCells))
builder.prismaObjectField(Tenant, 'deploymentMatrix', (t) => t.field(itsCells))
