import { builder } from '../builder.js'
import { nestedList } from '../connection/nested.js'
import { projectArguments } from '../project/connection.js'
import { projectList } from '../project/list.js'
import { ProjectConnection } from '../project/type.js'
import { Tenant } from './type.js'

builder.prismaObjectFields(Tenant, (t) => ({
  projects: t.field({
    type: ProjectConnection,
    access: 'ProjectView',
    description: 'The projects that are deployed for it.',
    args: projectArguments,
    ...nestedList(projectList, 'projects', 'project'),
  }),
}))
