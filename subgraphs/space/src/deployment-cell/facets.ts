import { byRelation, byRequired, byRequiredRelation } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { DeploymentCellFilter } from './connection.js'
import { deploymentCellList } from './list.js'
import { byTenantTag } from './tenant-tag-facet.js'

facetsOf({
  type: 'DeploymentCell',
  what: 'cells of the deployment matrix',
  list: deploymentCellList,
  filter: DeploymentCellFilter,
  access: 'DeploymentView',
  fields: {
    state: { description: "By the current deployment's state.", facet: byRequired('deploymentCell', 'state') },
    project: {
      description: 'By project, by name.',
      facet: byRequiredRelation('deploymentCell', 'projectId', 'Projects'),
    },
    environment: {
      description: 'By environment, by name.',
      facet: byRequiredRelation('deploymentCell', 'environmentId', 'Environments'),
    },
    tenant: { description: 'By tenant, by name.', facet: byRelation('deploymentCell', 'tenantId', 'Tenants') },
    tenantTag: {
      description: "By tag of the tenant, such as `Region/EU`; each cell once for each of its tenant's.",
      facet: byTenantTag,
    },
  },
})
