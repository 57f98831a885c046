import { builder } from '../builder.js'
import { nestedList } from '../connection/nested.js'
import { projectArguments } from '../project/connection.js'
import { projectList } from '../project/list.js'
import { ProjectConnection } from '../project/type.js'
import { ProjectGroup } from './type.js'

builder.prismaObjectFields(ProjectGroup, (t) => ({
  projects: t.field({
    type: ProjectConnection,
    access: 'ProjectView',
    description: 'The projects that belong to it.',
    args: projectArguments,
    ...nestedList(projectList, 'projects'),
  }),
}))
