import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'

export const Phase = builder.prismaObject('Phase', {
  description: 'One step of a lifecycle: the environments that a release may go to at that point.',
  interfaces: [Node],
  access: 'LifecycleView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/Phases-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'Phases', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name, such as Test.' }),
    position: t.exposeInt('position', { description: 'Its place in the lifecycle, from 0.' }),
  }),
})

asEntity(Phase)
