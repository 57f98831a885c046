import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'

export const OutgoingBundle = builder.prismaObject('OutgoingBundle', {
  description: 'A release bundle that was made here for another Space.',
  interfaces: [Node],
  access: 'ReleaseView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/OutgoingBundles-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'OutgoingBundles', id),
    }),
    space: t.field(itsSpace),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(OutgoingBundle)

export const OutgoingBundleConnection = connectionType(OutgoingBundle, 'ReleaseView')
