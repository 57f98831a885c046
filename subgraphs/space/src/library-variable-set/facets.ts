import { byJoin } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { LibraryVariableSetFilter } from './connection.js'
import { libraryVariableSetList } from './list.js'

facetsOf({
  type: 'LibraryVariableSet',
  what: 'library variable sets',
  list: libraryVariableSetList,
  filter: LibraryVariableSetFilter,
  access: 'LibraryVariableSetView',
  fields: {
    project: {
      description: 'By project that uses them, by name.',
      facet: byJoin(
        { table: 'projectLibraryVariableSet', to: 'libraryVariableSet', from: 'projects' },
        'projectId',
        'Projects',
      ),
    },
  },
})
