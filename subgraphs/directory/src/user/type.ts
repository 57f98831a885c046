import { visibleUsers } from '../access/visible.js'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../graph/entity.js'
import { directoryId } from '../graph/ids.js'
import type { Referenced } from '../graph/reference.js'

export const User = builder.prismaObject('User', {
  description: 'Somebody, or something with an API key, who uses the fleet.',
  access: 'UserView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({ description: 'The id: `Users-1`. Never used again.', resolve: ({ id }) => directoryId('Users', id) }),
    name: t.exposeString('name', { description: 'The name, for people; not unique.' }),
    email: t.exposeString('email', {
      description: 'The e-mail address, by which they sign in. Unique, whatever its case.',
    }),
    administrator: t.exposeBoolean('administrator', {
      description: 'Whether they run the fleet. It gives no right inside any Space.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When they were added.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

/** How references to Users are followed. */
export const userReference: Referenced = {
  type: 'User',
  model: 'user',
  kind: 'Users',
  visible: ({ caller }) => visibleUsers(caller),
}

asEntity(User, userReference)

export const UserConnection = connectionType(User, 'UserView')
