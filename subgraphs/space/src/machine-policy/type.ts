import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'

export const MachinePolicy = builder.prismaObject('MachinePolicy', {
  description: 'How deployment targets and workers are looked after.',
  interfaces: [Node],
  access: 'MachinePolicyView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/MachinePolicies-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'MachinePolicies', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name: unique in the Space, whatever its case.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is, for people.' }),
    isDefault: t.exposeBoolean('isDefault', {
      description: 'Whether it is the one of targets and workers that name no other. Just one of a Space is.',
    }),
    healthCheckInterval: t.exposeInt('healthCheckInterval', {
      nullable: true,
      description: 'Seconds between health checks; null: there are none but by hand.',
    }),
    mayBeOffline: t.exposeBoolean('mayBeOffline', {
      description: 'Whether a machine may be unavailable without a health check failing for it.',
    }),
    deleteUnavailableAfter: t.exposeInt('deleteUnavailableAfter', {
      nullable: true,
      description: 'Seconds after which an unavailable machine may be deleted; null: never.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(MachinePolicy)

export const MachinePolicyConnection = connectionType(MachinePolicy, 'MachinePolicyView')
