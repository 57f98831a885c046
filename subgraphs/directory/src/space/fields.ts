import { visibleSpaces } from '../access/visible.js'
import { builder } from '../builder.js'
import { pageArguments, textFilter } from '../connection/args.js'
import { BY_NAME, nameOrder } from '../connection/order.js'
import { rootConnection } from '../connection/root.js'
import { notFound, readId } from '../graph/ids.js'
import { Space, SpaceConnection } from './type.js'

builder.queryField('space', (t) =>
  t.prismaField({
    type: Space,
    nullable: true,
    access: 'SpaceView',
    description: 'One Space. `NOT_FOUND` if there is none that the caller may see, `BAD_ID` for a malformed id.',
    args: { id: t.arg.id({ required: true, description: 'The id, such as `Spaces-1`.' }) },
    resolve: async (query, _root, { id }, { db, caller }) => {
      const where = { AND: [{ id: readId('Spaces', id) }, visibleSpaces(caller)] }
      const found = await db.space.findFirst({ ...query, where })
      if (!found) throw notFound('Spaces')
      return found
    },
  }),
)

const SpaceFilter = textFilter('Space')
const SpaceOrder = nameOrder('Space')

builder.queryField('spaces', (t) =>
  t.field({
    type: SpaceConnection,
    nullable: true,
    access: 'SpaceView',
    description: 'The Spaces that the caller may enter; for whoever has `SpaceView` over the fleet all.',
    args: {
      ...pageArguments,
      filter: t.arg({ type: SpaceFilter, description: 'Which Spaces.' }),
      orderBy: t.arg({ type: SpaceOrder, defaultValue: BY_NAME, description: 'How they are ordered.' }),
    },
    resolve: (_root, args, context, info) =>
      rootConnection({ model: 'space', field: 'spaces', visible: visibleSpaces(context.caller) }, args, context, info),
  }),
)
