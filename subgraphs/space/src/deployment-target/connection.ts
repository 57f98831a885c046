import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { BY_CREATION, BY_NAME, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { TenantedMode } from '../tenant/tenanted-mode.js'
import { EndpointStyle, HealthStatus } from './endpoint-style.js'
import { deploymentTargetList } from './list.js'
import { DeploymentTargetConnection } from './type.js'

/** The input that chooses deployment targets, for lists and facets alike. */
export const DeploymentTargetFilter = builder.inputType('DeploymentTargetFilter', {
  description: 'Which deployment targets. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    health: t.field({
      type: [HealthStatus],
      description: 'Only those that were in one of these states when checked last.',
    }),
    endpointStyle: t.field({
      type: [EndpointStyle],
      description: 'Only those that are spoken to in one of these ways.',
    }),
    tenantedMode: t.field({ type: [TenantedMode], description: 'Only those of one of these modes.' }),
    role: t.stringList({
      description: 'Only those with one of these roles, written just so; at most 100.',
    }),
    environment: t.idList({ description: 'Only those in one of these environments, by id.' }),
    tenant: t.idList({ description: 'Only those that name one of these tenants, by id.' }),
    tenantTag: t.idList({ description: 'Only those that name one of these tags of tenants, by id.' }),
    hasTenants: t.boolean({ description: 'Only those that name tenants that the caller can see, or only others.' }),
    machinePolicy: t.idList({ description: 'Only those with one of these machine policies, by id.' }),
    workerPool: t.idList({ description: 'Only those with one of these worker pools, by id.' }),
    account: t.idList({ description: 'Only those that are spoken to by one of these accounts, by id.' }),
    isDisabled: t.boolean({ description: 'Only disabled ones, or only others.' }),
    healthChecked: t.field({ type: TimeRange, description: 'Only those whose health was checked last in this time.' }),
    created: t.field({ type: TimeRange, description: 'Only those created in this time.' }),
  }),
})

const DeploymentTargetOrder = orderInput('DeploymentTarget', {
  NAME: BY_NAME,
  CREATED_AT: BY_CREATION,
  HEALTH_CHECKED_AT: 'By when their health was checked last; those never checked come last.',
})

/** The arguments of every list of deployment targets. */
export const deploymentTargetArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: DeploymentTargetFilter, description: 'Which deployment targets.' }),
    orderBy: t.field({
      type: DeploymentTargetOrder,
      defaultValue: deploymentTargetList.by,
      description: 'How they are ordered.',
    }),
  })),
}

rootList({
  list: deploymentTargetList,
  type: DeploymentTargetConnection,
  access: 'MachineView',
  args: deploymentTargetArguments,
  what: 'deployment targets',
})
