import { byRelation, byRequired, byTruth } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { ServerTaskFilter } from './connection.js'
import { serverTaskList } from './list.js'

facetsOf({
  type: 'ServerTask',
  what: 'tasks',
  list: serverTaskList,
  filter: ServerTaskFilter,
  access: 'TaskView',
  fields: {
    state: { description: 'By state.', facet: byRequired('serverTask', 'state') },
    name: { description: 'By what they do, such as `Deploy`.', facet: byRequired('serverTask', 'name', 'nameKey') },
    project: { description: 'By project, by name.', facet: byRelation('serverTask', 'projectId', 'Projects') },
    environment: {
      description: 'By environment, by name.',
      facet: byRelation('serverTask', 'environmentId', 'Environments'),
    },
    tenant: { description: 'By tenant, by name.', facet: byRelation('serverTask', 'tenantId', 'Tenants') },
    interruption: {
      description: 'By whether they wait for a person: `waiting` or `not waiting`.',
      facet: byTruth('serverTask', 'hasPendingInterruptions', ['not waiting', 'waiting']),
    },
  },
})
