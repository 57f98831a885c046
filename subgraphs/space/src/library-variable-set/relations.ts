import { allSeen } from '../access/seen.js'
import { builder } from '../builder.js'
import { nestedList } from '../connection/nested.js'
import { projectArguments } from '../project/connection.js'
import { projectList } from '../project/list.js'
import { Project, ProjectConnection } from '../project/type.js'
import { LibraryVariableSet } from './type.js'

builder.prismaObjectFields(Project, (t) => ({
  libraryVariableSets: t.field({
    type: [LibraryVariableSet],
    access: 'LibraryVariableSetView',
    description:
      'The library variable sets that it uses, in order: of two that say the same, the first counts. Those that the caller can see.',
    select: (_args, _context, nested) => ({
      libraryVariableSets: { orderBy: { position: 'asc' }, select: { libraryVariableSet: nested(true) } },
    }),
    resolve: ({ libraryVariableSets }, _args, context) =>
      allSeen(
        context,
        'LibraryVariableSets',
        libraryVariableSets.map(({ libraryVariableSet }) => libraryVariableSet),
      ),
  }),
}))

builder.prismaObjectFields(LibraryVariableSet, (t) => ({
  projects: t.field({
    type: ProjectConnection,
    access: 'ProjectView',
    description: 'The projects that use it.',
    args: projectArguments,
    ...nestedList(projectList, 'projects', 'project'),
  }),
}))
