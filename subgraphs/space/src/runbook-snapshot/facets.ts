import { byCondition } from '../facet/by-condition.js'
import { byRequiredRelation } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { RunbookSnapshotFilter } from './connection.js'
import { runbookSnapshotList } from './list.js'

facetsOf({
  type: 'RunbookSnapshot',
  what: 'snapshots of runbooks',
  list: runbookSnapshotList,
  filter: RunbookSnapshotFilter,
  access: 'RunbookView',
  fields: {
    runbook: {
      description: 'By runbook, by name.',
      facet: byRequiredRelation('runbookSnapshot', 'runbookId', 'Runbooks'),
    },
    project: {
      description: 'By project, by name.',
      facet: byRequiredRelation('runbookSnapshot', 'projectId', 'Projects'),
    },
    state: {
      description: 'By state: `published` or `unpublished`.',
      facet: byCondition('runbookSnapshot', [
        { name: 'published', where: () => ({ publishedOf: { isNot: null } }) },
        { name: 'unpublished', where: () => ({ publishedOf: { is: null } }) },
      ]),
    },
  },
})
