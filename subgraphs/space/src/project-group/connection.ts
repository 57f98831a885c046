import { builder } from '../builder.js'
import { commonFilterFields, pageArguments } from '../connection/args.js'
import { BY_NAME, orderInput } from '../connection/order.js'
import { rootConnection } from '../connection/root.js'
import { projectGroupList } from './list.js'
import { ProjectGroupConnection } from './type.js'

const ProjectGroupFilter = builder.inputType('ProjectGroupFilter', {
  description: 'Which project groups. All that is given must hold.',
  fields: (t) => commonFilterFields(t),
})

const ProjectGroupOrder = orderInput('ProjectGroup', { NAME: BY_NAME })

/** The arguments of every list of project groups. */
export const projectGroupArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: ProjectGroupFilter, description: 'Which project groups.' }),
    orderBy: t.field({
      type: ProjectGroupOrder,
      defaultValue: projectGroupList.by,
      description: 'How they are ordered.',
    }),
  })),
}

builder.queryField('projectGroups', (t) =>
  t.field({
    type: ProjectGroupConnection,
    nullable: true,
    access: 'ProjectGroupView',
    fleet: { merge: 'CONNECTION' },
    description: 'The project groups of all Spaces that the caller may enter.',
    args: projectGroupArguments,
    resolve: (_root, args, context, info) => rootConnection(projectGroupList, args, context, info),
  }),
)
