import { byCondition } from '../facet/by-condition.js'
import { byRequired, byRequiredRelation } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { RunbookFilter } from './connection.js'
import { runbookList } from './list.js'

facetsOf({
  type: 'Runbook',
  what: 'runbooks',
  list: runbookList,
  filter: RunbookFilter,
  access: 'RunbookView',
  fields: {
    project: { description: 'By project, by name.', facet: byRequiredRelation('runbook', 'projectId', 'Projects') },
    tenantedMode: { description: 'By whether they run for tenants.', facet: byRequired('runbook', 'tenantedMode') },
    environmentScope: {
      description: 'By in which environments they run.',
      facet: byRequired('runbook', 'environmentScope'),
    },
    state: {
      description: 'By state: `published`, `draft` (never published) or `archived`.',
      facet: byCondition('runbook', [
        { name: 'published', where: () => ({ archivedAt: null, publishedSnapshotId: { not: null } }) },
        { name: 'draft', where: () => ({ archivedAt: null, publishedSnapshotId: null }) },
        { name: 'archived', where: () => ({ archivedAt: { not: null } }) },
      ]),
    },
  },
})
