import { seen } from '../access/seen.js'
import { builder } from '../builder.js'
import { nestedList } from '../connection/nested.js'
import { Deployment } from '../deployment/type.js'
import { Environment } from '../environment/type.js'
import { Project } from '../project/type.js'
import { Tenant } from '../tenant/type.js'
import { serverTaskArguments } from './connection.js'
import { serverTaskList } from './list.js'
import { ServerTask, ServerTaskConnection } from './type.js'

builder.prismaObjectFields(ServerTask, (t) => ({
  project: t.field({
    type: Project,
    nullable: true,
    access: 'ProjectView',
    description: 'The project that it is about; null for none, or for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ project: nested(true) }),
    resolve: ({ project }, _args, context) => seen(context, 'Projects', project),
  }),
  environment: t.field({
    type: Environment,
    nullable: true,
    access: 'EnvironmentView',
    description: 'Where it is done; null for none, or for an environment that the caller cannot see.',
    select: (_args, _context, nested) => ({ environment: nested(true) }),
    resolve: ({ environment }, _args, context) => seen(context, 'Environments', environment),
  }),
  tenant: t.field({
    type: Tenant,
    nullable: true,
    access: 'TenantView',
    description: 'For whom; null for no tenant, or for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ tenant: nested(true) }),
    resolve: ({ tenant }, _args, context) => seen(context, 'Tenants', tenant),
  }),
  deployment: t.field({
    type: Deployment,
    nullable: true,
    access: 'DeploymentView',
    description: 'The deployment that it does; null if it does something else, or for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ deployment: nested(true) }),
    resolve: ({ deployment }, _args, context) => seen(context, 'Deployments', deployment),
  }),
}))

builder.prismaObjectField(Deployment, 'task', (t) =>
  t.field({
    type: ServerTask,
    nullable: true,
    access: 'TaskView',
    description: 'The work, with its log; null if nothing is known of it, or for a task that the caller cannot see.',
    select: (_args, _context, nested) => ({ task: nested(true) }),
    resolve: ({ task }, _args, context) => seen(context, 'ServerTasks', task),
  }),
)

/** The field of what tasks are about. */
const itsTasks = {
  type: ServerTaskConnection,
  access: 'TaskView',
  description: 'Its tasks.',
  args: serverTaskArguments,
  ...nestedList(serverTaskList, 'tasks'),
} as const

builder.prismaObjectField(Project, 'tasks', (t) => t.field(itsTasks))
builder.prismaObjectField(Environment, 'tasks', (t) => t.field(itsTasks))
builder.prismaObjectField(Tenant, 'tasks', (t) => t.field(itsTasks))
