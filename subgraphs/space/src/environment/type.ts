import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'

export const Environment = builder.prismaObject('Environment', {
  description: 'Where releases are deployed to, such as Production.',
  interfaces: [Node],
  access: 'EnvironmentView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/Environments-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'Environments', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name: unique in the Space, whatever its case.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is, for people.' }),
    sortOrder: t.exposeInt('sortOrder', { description: 'Its place among the environments, for people; lower first.' }),
    useGuidedFailure: t.exposeBoolean('useGuidedFailure', {
      description: 'Whether a failed step there waits for guidance, unless a deployment says otherwise.',
    }),
    remoteOf: t.exposeID('remoteOf', {
      nullable: true,
      description:
        'The id in the Space that owns it; then this is a read-only placeholder. Null: it lives here, or in a Space that the caller may not enter.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(Environment)

export const EnvironmentConnection = connectionType(Environment, 'EnvironmentView')
