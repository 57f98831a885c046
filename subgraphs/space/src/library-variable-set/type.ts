import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'

export const LibraryVariableSet = builder.prismaObject('LibraryVariableSet', {
  description: 'Variables that several projects share.',
  interfaces: [Node],
  access: 'LibraryVariableSetView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/LibraryVariableSets-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'LibraryVariableSets', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name: unique in the Space, whatever its case.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is, for people.' }),
    archivedAt: t.expose('archivedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'Since when it is archived: read-only and not to be had for more projects; those that have it keep it. Null for one that is not.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    version: t.exposeInt('version', {
      description: 'Counts the changes, but those of its variables, from 1; for `expectedVersion`.',
    }),
  }),
})

asEntity(LibraryVariableSet)

export const LibraryVariableSetConnection = connectionType(LibraryVariableSet, 'LibraryVariableSetView')
