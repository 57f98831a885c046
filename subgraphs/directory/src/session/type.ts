import { builder } from '../builder.js'
import { directoryId } from '../graph/ids.js'
import { User } from '../user/type.js'
import { aliveSessions } from './alive.js'

export const Session = builder.prismaObject('Session', {
  description: 'A sign-in.',
  access: 'UserView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({ description: 'The id: `Sessions-1`.', resolve: ({ id }) => directoryId('Sessions', id) }),
    userAgent: t.exposeString('userAgent', {
      nullable: true,
      description: 'What the browser or program called itself, cut to 200 characters.',
    }),
    address: t.exposeString('address', {
      nullable: true,
      description: 'The IP address it was opened from, if that is known.',
    }),
    current: t.boolean({
      description: 'Whether it is the one by which the caller asks.',
      resolve: ({ id }, _args, { caller }) => caller.credential === directoryId('Sessions', id),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When they signed in.' }),
    lastSeenAt: t.expose('lastSeenAt', {
      type: 'DateTime',
      description: 'When it was last used, give or take a minute.',
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description:
        'When it ends by itself if it is not used before; use puts that off, up to the longest that sessions last.',
      select: { expiresAt: true, lastSeenAt: true },
      resolve: ({ expiresAt, lastSeenAt }, _args, { lifetimes }) =>
        new Date(Math.min(expiresAt.getTime(), lastSeenAt.getTime() + lifetimes.idle)),
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When somebody ended it; null: nobody did.',
    }),
  }),
})

builder.prismaObjectField(User, 'sessions', (t) =>
  t.relation('sessions', {
    access: 'UserView',
    description: 'Their sessions that have not ended, the newest first.',
    query: (_args, context) => ({ where: aliveSessions(context), orderBy: { id: 'desc' as const } }),
  }),
)
