import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { ChannelVersionRule } from './rule.js'

export const Channel = builder.prismaObject('Channel', {
  description: 'A way for releases of a project: which versions it takes, and the lifecycle that they follow.',
  interfaces: [Node],
  access: 'ProcessView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/Channels-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'Channels', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name: unique in the project, whatever its case.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is, for people.' }),
    isDefault: t.exposeBoolean('isDefault', {
      description: 'Whether releases go by it that name no other. Of the channels of a project one is so.',
    }),
    rules: t.field({
      type: [ChannelVersionRule],
      description: 'Which versions it takes: those that all rules for a package take. Without rules, any.',
      select: { rules: { orderBy: { position: 'asc' } } },
      resolve: ({ rules }) => rules,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(Channel)

export const ChannelConnection = connectionType(Channel, 'ProcessView')
