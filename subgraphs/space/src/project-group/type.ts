import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'

export const ProjectGroup = builder.prismaObject('ProjectGroup', {
  description: 'Projects that belong together.',
  interfaces: [Node],
  access: 'ProjectGroupView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/ProjectGroups-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'ProjectGroups', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name: unique in the Space, whatever its case.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is, for people.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(ProjectGroup)

export const ProjectGroupConnection = connectionType(ProjectGroup, 'ProjectGroupView')
