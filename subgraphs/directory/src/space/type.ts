import { visibleSpaces } from '../access/visible.js'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../graph/entity.js'
import { directoryId } from '../graph/ids.js'
import type { Referenced } from '../graph/reference.js'
import { Instance } from '../instance/type.js'

export const Space = builder.prismaObject('Space', {
  description: 'An isolated set of projects, environments and all that goes with them, bounded by one database.',
  access: 'SpaceView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({ description: 'The id: `Spaces-12`. Never used again.', resolve: ({ id }) => directoryId('Spaces', id) }),
    name: t.exposeString('name', { description: 'The name: unique, whatever its case.' }),
    slug: t.exposeString('slug', {
      description: 'The name for addresses: a-z, 0-9 and dashes. Unique; stays when the name changes.',
    }),
    description: t.exposeString('description', { nullable: true, description: 'What it is, for people.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

builder.prismaObjectField(Space, 'instance', (t) =>
  t.relation('instance', { nullable: true, access: 'SpaceView', description: 'The Instance on which it lives.' }),
)

builder.prismaObjectField(Instance, 'spaces', (t) =>
  t.field({
    type: [Space],
    nullable: { list: true, items: true },
    access: 'SpaceView',
    description:
      'The Spaces that live on it, by id: those that the caller may enter, with `SpaceView` over the fleet all.',
    select: (_args, { caller }, nested) => ({
      spaces: nested({ where: visibleSpaces(caller), orderBy: { id: 'asc' } }),
    }),
    resolve: ({ spaces }) => spaces,
  }),
)

/** How references to Spaces are followed. */
export const spaceReference: Referenced = {
  type: 'Space',
  model: 'space',
  kind: 'Spaces',
  visible: ({ caller }) => visibleSpaces(caller),
}

asEntity(Space, spaceReference)

export const SpaceConnection = connectionType(Space, 'SpaceView')
