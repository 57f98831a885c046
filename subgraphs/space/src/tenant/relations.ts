import { builder } from '../builder.js'
import { nestedList } from '../connection/nested.js'
import { projectArguments } from '../project/connection.js'
import { projectList } from '../project/list.js'
import { ProjectConnection } from '../project/type.js'
import { Tag } from '../tag-set/tag.js'
import { seenTags, TAG_COLUMNS } from '../tag-set/tags.js'
import { Tenant } from './type.js'

builder.prismaObjectFields(Tenant, (t) => ({
  projects: t.field({
    type: ProjectConnection,
    access: 'ProjectView',
    description: 'The projects that are deployed for it.',
    args: projectArguments,
    ...nestedList(projectList, 'projects', 'project'),
  }),
  tags: t.field({
    type: [Tag],
    description: 'Its tags, in the order of their sets.',
    select: { tags: { select: { tag: { select: TAG_COLUMNS } } } },
    resolve: ({ tags }, _args, context) => {
      const rows = tags.map(({ tag }) => tag)
      return seenTags(context, rows)
    },
  }),
}))
