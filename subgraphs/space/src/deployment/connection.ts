import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { deploymentList } from './list.js'
import { TaskState } from './state.js'
import { DeploymentConnection } from './type.js'

/** The input that chooses deployments, for lists, counts and facets alike. */
export const DeploymentFilter = builder.inputType('DeploymentFilter', {
  description: 'Which deployments. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    text: t.string({ description: "Only deployments whose project's name or release's version holds this text." }),
    state: t.field({ type: [TaskState], description: 'Only deployments in one of these states.' }),
    project: t.idList({ description: 'Only deployments of these projects, by id. `BAD_ID` for a malformed one.' }),
    environment: t.idList({ description: 'Only deployments to these environments, by id.' }),
    tenant: t.idList({ description: 'Only deployments for these tenants, by id.' }),
    tenantTag: t.idList({ description: 'Only deployments for tenants that carry one of these tags, by id.' }),
    hasTenant: t.boolean({ description: 'Only deployments for a tenant, or only those for none.' }),
    release: t.idList({ description: 'Only deployments of these releases, by id.' }),
    channel: t.idList({ description: 'Only deployments of releases of these channels, by id.' }),
    createdBy: t.idList({ description: 'Only what these users asked for, by id.' }),
    queued: t.field({ type: TimeRange, description: 'Only deployments asked for then.' }),
    started: t.field({ type: TimeRange, description: 'Only deployments that began to run then.' }),
    completed: t.field({ type: TimeRange, description: 'Only deployments that ended then.' }),
  }),
})

const DeploymentOrder = orderInput('Deployment', {
  QUEUED_AT: 'By when they were asked for.',
  COMPLETED_AT: 'By when they ended; those that have not come last.',
})

/** The arguments of every list of deployments. */
export const deploymentArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: DeploymentFilter, description: 'Which deployments.' }),
    orderBy: t.field({ type: DeploymentOrder, defaultValue: deploymentList.by, description: 'How they are ordered.' }),
  })),
}

rootList({
  list: deploymentList,
  type: DeploymentConnection,
  access: 'DeploymentView',
  args: deploymentArguments,
  what: 'deployments',
})
