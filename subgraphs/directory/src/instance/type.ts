import { visibleInstances } from '../access/visible.js'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../graph/entity.js'
import { directoryId } from '../graph/ids.js'
import type { Referenced } from '../graph/reference.js'

export const Instance = builder.prismaObject('Instance', {
  description: 'A running Space server: one process and the databases of its Spaces, at one address.',
  access: 'SpaceView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      description: 'The id: `Instances-3`. Never used again.',
      resolve: ({ id }) => directoryId('Instances', id),
    }),
    name: t.exposeString('name', { description: 'The name: unique, whatever its case.' }),
    url: t.exposeString('url', {
      nullable: true,
      access: 'AdministerSystem',
      description: 'Where it answers the gateway; null for all but administrators.',
    }),
    publicKey: t.exposeString('publicKey', {
      nullable: true,
      access: 'AdministerSystem',
      description: 'Its X25519 public key (SPKI DER, base64; RFC 8410); null for all but administrators.',
    }),
    nextPublicKey: t.exposeString('nextPublicKey', {
      nullable: true,
      access: 'AdministerSystem',
      description: 'The public key that it is about to change to; null if it is not, and for all but administrators.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was registered.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

/** How references to Instances are followed. */
export const instanceReference: Referenced = {
  type: 'Instance',
  model: 'instance',
  kind: 'Instances',
  visible: ({ caller }) => visibleInstances(caller),
}

asEntity(Instance, instanceReference)

export const InstanceConnection = connectionType(Instance, 'SpaceView')
