import { visibleInstances } from '../access/visible.js'
import { builder } from '../builder.js'
import { pageArguments, textFilter } from '../connection/args.js'
import { BY_NAME, nameOrder } from '../connection/order.js'
import { rootConnection } from '../connection/root.js'
import { notFound, readId } from '../graph/ids.js'
import { Instance, InstanceConnection } from './type.js'

builder.queryField('instance', (t) =>
  t.prismaField({
    type: Instance,
    nullable: true,
    access: 'SpaceView',
    description: 'One Instance. `NOT_FOUND` if there is none that the caller may see, `BAD_ID` for a malformed id.',
    args: { id: t.arg.id({ required: true, description: 'The id, such as `Instances-1`.' }) },
    resolve: async (query, _root, { id }, { db, caller }) => {
      const where = { AND: [{ id: readId('Instances', id) }, visibleInstances(caller)] }
      const found = await db.instance.findFirst({ ...query, where })
      if (!found) throw notFound('Instances')
      return found
    },
  }),
)

const InstanceFilter = textFilter('Instance')
const InstanceOrder = nameOrder('Instance')

builder.queryField('instances', (t) =>
  t.field({
    type: InstanceConnection,
    nullable: true,
    access: 'SpaceView',
    description: 'The Instances of the Spaces that the caller may enter; for whoever runs the fleet all.',
    args: {
      ...pageArguments,
      filter: t.arg({ type: InstanceFilter, description: 'Which Instances.' }),
      orderBy: t.arg({ type: InstanceOrder, defaultValue: BY_NAME, description: 'How they are ordered.' }),
    },
    resolve: (_root, args, context, info) =>
      rootConnection(
        { model: 'instance', field: 'instances', visible: visibleInstances(context.caller) },
        args,
        context,
        info,
      ),
  }),
)
