import { visibleUsers } from '../access/visible.js'
import { builder } from '../builder.js'
import { pageArguments, textFilter } from '../connection/args.js'
import { BY_NAME, nameOrder } from '../connection/order.js'
import { rootConnection } from '../connection/root.js'
import { notFound, readId } from '../graph/ids.js'
import { User, UserConnection } from './type.js'

builder.queryField('user', (t) =>
  t.prismaField({
    type: User,
    nullable: true,
    access: 'UserView',
    description: 'One user. `NOT_FOUND` if there is none that the caller may see, `BAD_ID` for a malformed id.',
    args: { id: t.arg.id({ required: true, description: 'The id, such as `Users-1`.' }) },
    resolve: async (query, _root, { id }, { db, caller }) => {
      const where = { AND: [{ id: readId('Users', id) }, visibleUsers(caller)] }
      const found = await db.user.findFirst({ ...query, where })
      if (!found) throw notFound('Users')
      return found
    },
  }),
)

const UserFilter = textFilter('User')
const UserOrder = nameOrder('User')

builder.queryField('users', (t) =>
  t.field({
    type: UserConnection,
    nullable: true,
    access: 'UserView',
    description: 'All users, for whoever has `UserView` over the fleet; for others themselves.',
    args: {
      ...pageArguments,
      filter: t.arg({ type: UserFilter, description: 'Which Users.' }),
      orderBy: t.arg({ type: UserOrder, defaultValue: BY_NAME, description: 'How they are ordered.' }),
    },
    resolve: (_root, args, context, info) =>
      rootConnection({ model: 'user', field: 'users', visible: visibleUsers(context.caller) }, args, context, info),
  }),
)
