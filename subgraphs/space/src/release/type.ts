import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'

export const Release = builder.prismaObject('Release', {
  description: 'One version of a project, to be deployed.',
  interfaces: [Node],
  access: 'ReleaseView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/Releases-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'Releases', id),
    }),
    space: t.field(itsSpace),
    version: t.exposeString('name', {
      description: 'The version as people write it, such as `2.4.1`: unique in the project.',
    }),
    notes: t.exposeString('notes', { nullable: true, description: 'What is new, as Markdown.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    revision: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(Release)

export const ReleaseConnection = connectionType(Release, 'ReleaseView')
