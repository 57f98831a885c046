import { byColumn, byRequired, byText } from '../facet/facet.js'
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
    branch: { description: 'By the branch that was built.', facet: byText('buildInformation', 'branch', byColumn) },
    buildEnvironment: {
      description: 'By what built it.',
      facet: byText('buildInformation', 'buildEnvironment', byColumn),
    },
  },
})
