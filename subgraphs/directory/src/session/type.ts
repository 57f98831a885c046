import { builder } from '../builder.js'
import { directoryId } from '../graph/ids.js'
import { User } from '../user/type.js'

export const Session = builder.prismaObject('Session', {
  description: 'A sign-in that has not ended.',
  access: 'UserView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({ description: 'The id: `Sessions-1`.', resolve: ({ id }) => directoryId('Sessions', id) }),
    userAgent: t.exposeString('userAgent', {
      nullable: true,
      description: 'What the browser or program called itself, cut to 200 characters.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When they signed in.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends by itself.' }),
  }),
})

builder.prismaObjectField(User, 'sessions', (t) =>
  t.relation('sessions', {
    access: 'UserView',
    description: 'Their sessions that have not ended, the newest first.',
    query: (_args, { now }) => ({
      where: { revokedAt: null, expiresAt: { gt: now() } },
      orderBy: { id: 'desc' as const },
    }),
  }),
)
