import { visibleUsers } from '../access/visible.js'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../graph/entity.js'
import { directoryId } from '../graph/ids.js'
import type { Referenced } from '../graph/reference.js'

export const UserKind = builder.enumType('UserKind', {
  description: 'What a user is.',
  values: {
    PERSON: { description: 'Somebody, who signs in.' },
    SERVICE_ACCOUNT: { description: 'A program, which has API keys and never signs in.' },
  } as const,
})

export const User = builder.prismaObject('User', {
  description: 'Somebody, or something with an API key, who uses the fleet.',
  access: 'UserView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({ description: 'The id: `Users-1`. Never used again.', resolve: ({ id }) => directoryId('Users', id) }),
    name: t.exposeString('name', { description: 'The name, for people; not unique.' }),
    kind: t.expose('kind', { type: UserKind, description: 'Whether it is a person or a program.' }),
    email: t.exposeString('email', {
      nullable: true,
      description: 'The e-mail address, by which they sign in. Unique, whatever its case; null for service accounts.',
    }),
    disabledAt: t.expose('disabledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when they can do nothing, by whatever credential; null: they can.',
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
