import { allOf } from '../access/where.js'
import { hasSeen } from '../connection/filter.js'
import { byCondition } from '../facet/by-condition.js'
import { facetsOf } from '../facet/facets.js'
import { ProjectGroupFilter } from './connection.js'
import { projectGroupList } from './list.js'

facetsOf({
  type: 'ProjectGroup',
  what: 'project groups',
  list: projectGroupList,
  filter: ProjectGroupFilter,
  access: 'ProjectGroupView',
  fields: {
    use: {
      description: 'By whether they have projects that the caller can see: `used` or `empty`.',
      facet: byCondition('projectGroup', [
        { name: 'used', where: (context) => allOf(hasSeen('projects', 'Projects', true, context)) },
        { name: 'empty', where: (context) => allOf(hasSeen('projects', 'Projects', false, context)) },
      ]),
    },
  },
})
