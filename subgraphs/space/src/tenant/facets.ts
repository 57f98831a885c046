import { byCondition } from '../facet/by-condition.js'
import { byJoin } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { TenantFilter } from './connection.js'
import { tenantList } from './list.js'
import { byTag } from './tag-facet.js'

facetsOf({
  type: 'Tenant',
  what: 'tenants',
  list: tenantList,
  filter: TenantFilter,
  access: 'TenantView',
  fields: {
    tag: { description: 'By tag, such as `Region/EU`; each tenant once for each of its own.', facet: byTag },
    project: {
      description: 'By project that is deployed for them, by name; each tenant once for each of its own.',
      facet: byJoin({ table: 'projectTenant', to: 'tenant', from: 'projects' }, 'projectId', 'Projects'),
    },
    state: {
      description: 'By whether anything is deployed for them: `active`, `disabled` or `archived`.',
      facet: byCondition('tenant', [
        { name: 'active', where: () => ({ archivedAt: null, isDisabled: false }) },
        { name: 'disabled', where: () => ({ archivedAt: null, isDisabled: true }) },
        { name: 'archived', where: () => ({ archivedAt: { not: null } }) },
      ]),
    },
  },
})
