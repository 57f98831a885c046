import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { BY_CREATION, BY_NAME, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { projectGroupList } from './list.js'
import { ProjectGroupConnection } from './type.js'

/** The input that chooses project groups, for lists and facets alike. */
export const ProjectGroupFilter = builder.inputType('ProjectGroupFilter', {
  description: 'Which project groups. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    hasProjects: t.boolean({ description: 'Only groups with projects that the caller can see, or only others.' }),
    created: t.field({ type: TimeRange, description: 'Only groups created in this time.' }),
  }),
})

const ProjectGroupOrder = orderInput('ProjectGroup', { NAME: BY_NAME, CREATED_AT: BY_CREATION })

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

rootList({
  list: projectGroupList,
  type: ProjectGroupConnection,
  access: 'ProjectGroupView',
  args: projectGroupArguments,
  what: 'project groups',
})
