import { byRelation, byRequired, byRequiredRelation } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { DeploymentFilter } from './connection.js'
import { deploymentList } from './list.js'

facetsOf({
  type: 'Deployment',
  what: 'deployments',
  list: deploymentList,
  filter: DeploymentFilter,
  access: 'DeploymentView',
  fields: {
    state: { description: 'By state.', facet: byRequired('deployment', 'state') },
    project: { description: 'By project, by name.', facet: byRequiredRelation('deployment', 'projectId', 'Projects') },
    environment: {
      description: 'By environment, by name.',
      facet: byRequiredRelation('deployment', 'environmentId', 'Environments'),
    },
    tenant: { description: 'By tenant, by name.', facet: byRelation('deployment', 'tenantId', 'Tenants') },
  },
})
