import { visibleGroups } from '../access/visible.js'
import { builder } from '../builder.js'
import { pageArguments, textFilter } from '../connection/args.js'
import { BY_NAME, nameOrder } from '../connection/order.js'
import { rootConnection } from '../connection/root.js'
import { notFound, readId } from '../graph/ids.js'
import { Group, GroupConnection } from './type.js'

builder.queryField('group', (t) =>
  t.prismaField({
    type: Group,
    nullable: true,
    access: 'TeamView',
    description: 'One group. `NOT_FOUND` if there is none that the caller may see, `BAD_ID` for a malformed id.',
    args: { id: t.arg.id({ required: true, description: 'The id, such as `Groups-1`.' }) },
    resolve: async (query, _root, { id }, { db, caller }) => {
      const where = { AND: [{ id: readId('Groups', id) }, visibleGroups(caller)] }
      const found = await db.group.findFirst({ ...query, where })
      if (!found) throw notFound('Groups')
      return found
    },
  }),
)

const GroupFilter = textFilter('Group')
const GroupOrder = nameOrder('Group')

builder.queryField('groups', (t) =>
  t.field({
    type: GroupConnection,
    nullable: true,
    access: 'TeamView',
    description: 'The groups that the caller is in; for whoever has `TeamView` over the fleet all.',
    args: {
      ...pageArguments,
      filter: t.arg({ type: GroupFilter, description: 'Which Groups.' }),
      orderBy: t.arg({ type: GroupOrder, defaultValue: BY_NAME, description: 'How they are ordered.' }),
    },
    resolve: (_root, args, context, info) =>
      rootConnection({ model: 'group', field: 'groups', visible: visibleGroups(context.caller) }, args, context, info),
  }),
)
