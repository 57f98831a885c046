import { byCondition } from '../facet/by-condition.js'
import { byRelation, byRequiredRelation } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { ReleaseFilter } from './connection.js'
import { releaseList } from './list.js'

facetsOf({
  type: 'Release',
  what: 'releases',
  list: releaseList,
  filter: ReleaseFilter,
  access: 'ReleaseView',
  fields: {
    project: { description: 'By project, by name.', facet: byRequiredRelation('release', 'projectId', 'Projects') },
    channel: { description: 'By channel, by name.', facet: byRelation('release', 'channelId', 'Channels') },
    defects: {
      description: 'By whether a defect is not resolved: `open` or `none`.',
      facet: byCondition('release', [
        { name: 'none', where: () => ({ openDefects: 0 }) },
        { name: 'open', where: () => ({ openDefects: { gt: 0 } }) },
      ]),
    },
  },
})
