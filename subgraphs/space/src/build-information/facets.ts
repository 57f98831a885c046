import { byColumn, byRequired } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { BuildInformationFilter } from './connection.js'
import { buildInformationList } from './list.js'

facetsOf({
  type: 'BuildInformation',
  what: 'build information',
  list: buildInformationList,
  filter: BuildInformationFilter,
  access: 'FeedView',
  fields: {
    package: { description: 'By package.', facet: byRequired('buildInformation', 'packageId', 'packageKey') },
    branch: { description: 'By the branch that was built.', facet: byColumn('buildInformation', 'branch') },
    buildEnvironment: { description: 'By what built it.', facet: byColumn('buildInformation', 'buildEnvironment') },
  },
})
