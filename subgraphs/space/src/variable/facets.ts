import { byRelation, byRequired } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { VariableFilter } from './connection.js'
import { byEnvironment, byOwner } from './facet.js'
import { variableList } from './list.js'

facetsOf({
  type: 'Variable',
  what: 'values of variables',
  list: variableList,
  filter: VariableFilter,
  access: 'VariableView',
  fields: {
    type: { description: 'By type.', facet: byRequired('variable', 'type') },
    owner: { description: 'By what has them: `project` or `library variable set`.', facet: byOwner },
    project: { description: 'By project, by name.', facet: byRelation('variable', 'projectId', 'Projects') },
    libraryVariableSet: {
      description: 'By library variable set, by name.',
      facet: byRelation('variable', 'libraryVariableSetId', 'LibraryVariableSets'),
    },
    environment: {
      description: 'By environment that they are scoped to, by name; once for each.',
      facet: byEnvironment,
    },
  },
})
