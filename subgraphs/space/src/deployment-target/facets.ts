import { byJoin, byRequired, byRequiredRelation, byTruth } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { DeploymentTargetFilter } from './connection.js'
import { deploymentTargetList } from './list.js'

facetsOf({
  type: 'DeploymentTarget',
  what: 'deployment targets',
  list: deploymentTargetList,
  filter: DeploymentTargetFilter,
  access: 'MachineView',
  fields: {
    health: { description: 'By health.', facet: byRequired('deploymentTarget', 'health') },
    role: {
      description: 'By role; each target once for each of its own.',
      facet: byJoin({ table: 'targetRole', to: 'target', from: 'roles' }, 'role'),
    },
    environment: {
      description: 'By environment, by name; each target once for each of its own.',
      facet: byJoin(
        { table: 'targetEnvironment', to: 'target', from: 'environments' },
        'environmentId',
        'Environments',
      ),
    },
    endpointStyle: {
      description: 'By how they are spoken to.',
      facet: byRequired('deploymentTarget', 'endpointStyle'),
    },
    machinePolicy: {
      description: 'By machine policy, by name.',
      facet: byRequiredRelation('deploymentTarget', 'machinePolicyId', 'MachinePolicies'),
    },
    tenant: {
      description: 'By tenant that they name, by name; each target once for each of its own.',
      facet: byJoin({ table: 'targetTenant', to: 'target', from: 'tenants' }, 'tenantId', 'Tenants'),
    },
    state: {
      description: 'By whether they take part: `active` or `disabled`.',
      facet: byTruth('deploymentTarget', 'isDisabled', ['active', 'disabled']),
    },
  },
})
