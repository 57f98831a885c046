import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'

export const IncomingBundle = builder.prismaObject('IncomingBundle', {
  description: 'A release bundle that came from another Space.',
  interfaces: [Node],
  access: 'BundleView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/IncomingBundles-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'IncomingBundles', id),
    }),
    space: t.field(itsSpace),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(IncomingBundle)

export const IncomingBundleConnection = connectionType(IncomingBundle, 'BundleView')
