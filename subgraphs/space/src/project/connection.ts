import { builder } from '../builder.js'
import { commonFilterFields, pageArguments } from '../connection/args.js'
import { BY_NAME, orderInput } from '../connection/order.js'
import { rootConnection } from '../connection/root.js'
import { projectList } from './list.js'
import { ProjectConnection } from './type.js'

const ProjectFilter = builder.inputType('ProjectFilter', {
  description: 'Which projects. All that is given must hold.',
  fields: (t) => commonFilterFields(t),
})

const ProjectOrder = orderInput('Project', {
  NAME: BY_NAME,
  CREATED_AT: 'By when they were created.',
  LAST_DEPLOYED_AT: 'By when a deployment of them last ended; those never deployed come last.',
})

/** The arguments of every list of projects. */
export const projectArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: ProjectFilter, description: 'Which projects.' }),
    orderBy: t.field({ type: ProjectOrder, defaultValue: projectList.by, description: 'How they are ordered.' }),
  })),
}

builder.queryField('projects', (t) =>
  t.field({
    type: ProjectConnection,
    nullable: true,
    access: 'ProjectView',
    fleet: { merge: 'CONNECTION' },
    description: 'The projects of all Spaces that the caller may enter.',
    args: projectArguments,
    resolve: (_root, args, context, info) => rootConnection(projectList, args, context, info),
  }),
)
