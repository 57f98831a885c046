import { isPermission } from '@spaceport/kit/rights/permission'
import { PermissionEnum } from '../graph/permission.js'
import { builder } from '../builder.js'
import { directoryId } from '../graph/ids.js'
import { onlyVisible } from '../space/only-visible.js'
import { User } from '../user/type.js'

export const ApiKey = builder.prismaObject('ApiKey', {
  description:
    "A key by which a program acts for its owner, with at most the owner's rights. The key itself is never shown again.",
  access: 'UserView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({ description: 'The id: `ApiKeys-1`.', resolve: ({ id }) => directoryId('ApiKeys', id) }),
    name: t.exposeString('name', { description: 'What it is for.' }),
    prefix: t.exposeString('prefix', { description: 'The first characters of the key, to recognise it by.' }),
    readOnly: t.exposeBoolean('readOnly', { description: 'Whether it may change nothing.' }),
    spaces: t.idList({
      nullable: true,
      description:
        'The ids of the only Spaces that it may enter, as far as the caller sees them; null: all that its owner may enter.',
      select: { spaces: true },
      resolve: ({ spaces }, _args, context) => (spaces.length > 0 ? onlyVisible(spaces, context) : null),
    }),
    permissions: t.field({
      type: [PermissionEnum],
      nullable: true,
      description: "The only permissions that it leaves of its owner's; null: all.",
      select: { permissions: true },
      resolve: ({ permissions }) => (permissions.length > 0 ? permissions.filter(isPermission) : null),
    }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, give or take a minute; null: never.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'From when it is refused; null: it does not end by itself.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked; null: it was not.',
    }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

builder.prismaObjectField(User, 'apiKeys', (t) =>
  t.relation('apiKeys', {
    access: 'UserView',
    description: 'Their API keys, the newest first, those revoked or expired included.',
    query: { orderBy: { id: 'desc' as const } },
  }),
)
