import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'

export const TagSet = builder.prismaObject('TagSet', {
  description: 'Tags that say the same sort of thing of tenants, such as Region.',
  interfaces: [Node],
  access: 'TenantView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/TagSets-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'TagSets', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name: unique in the Space, whatever its case; without `/`.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is, for people.' }),
    sortOrder: t.exposeInt('sortOrder', { description: 'Its place among the sets, for people; lower first.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(TagSet)

export const TagSetConnection = connectionType(TagSet, 'TenantView')
