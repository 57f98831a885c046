import { byCondition } from '../facet/by-condition.js'
import { byRequired, byRequiredRelation } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { ProjectFilter } from './connection.js'
import { projectList } from './list.js'

facetsOf({
  type: 'Project',
  what: 'projects',
  list: projectList,
  filter: ProjectFilter,
  access: 'ProjectView',
  fields: {
    projectGroup: {
      description: 'By project group, by name.',
      facet: byRequiredRelation('project', 'projectGroupId', 'ProjectGroups'),
    },
    lifecycle: {
      description: 'By lifecycle, by name.',
      facet: byRequiredRelation('project', 'lifecycleId', 'Lifecycles'),
    },
    tenantedMode: {
      description: 'By whether they are deployed for tenants.',
      facet: byRequired('project', 'tenantedMode'),
    },
    state: {
      description: 'By state: `active`, `disabled` or `archived`.',
      facet: byCondition('project', [
        { name: 'active', where: () => ({ archivedAt: null, isDisabled: false }) },
        { name: 'disabled', where: () => ({ archivedAt: null, isDisabled: true }) },
        { name: 'archived', where: () => ({ archivedAt: { not: null } }) },
      ]),
    },
  },
})
