import { visibleSpaces } from '../access/visible.js'
import { builder } from '../builder.js'
import { directoryId } from '../graph/ids.js'
import { Space } from '../space/type.js'
import { User } from '../user/type.js'

builder.prismaObjectField(User, 'favouriteSpaces', (t) =>
  t.field({
    type: [Space],
    nullable: true,
    access: 'SpaceView',
    description:
      "The caller's favourites, in the order in which they put them, without Spaces that they see no longer. Null for other users.",
    select: (_args, { caller }, nested) => ({
      favourites: {
        where: { space: visibleSpaces(caller) },
        orderBy: { position: 'asc' },
        select: { space: nested(true) },
      },
    }),
    resolve: ({ id, favourites }, _args, { caller }) =>
      caller.subject === directoryId('Users', id) ? favourites.map(({ space }) => space) : null,
  }),
)
