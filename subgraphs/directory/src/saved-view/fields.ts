import type { Prisma } from '@spaceport/database/directory'
import type { Caller } from '@spaceport/kit/caller'
import { visibleSavedViews } from '../access/visible.js'
import { builder } from '../builder.js'
import { pageArguments } from '../connection/args.js'
import { BY_NAME, nameOrder } from '../connection/order.js'
import { rootConnection } from '../connection/root.js'
import { localIds } from '../graph/ids.js'
import { storable } from '../write/text.js'
import { SavedViewConnection } from './type.js'

const SavedViewFilter = builder.inputType('SavedViewFilter', {
  description: 'Which SavedViews.',
  fields: (t) => ({
    text: t.string({ description: 'Only rows whose name holds this text, whatever its case, width and white space.' }),
    path: t.string({ description: 'Only rows whose path begins with this, such as `/projects`.' }),
    own: t.boolean({ description: "True: only the caller's own; false: only those of others." }),
  }),
})

type Filter = { path?: string | null; own?: boolean | null }

const SavedViewOrder = nameOrder('SavedView')

builder.queryField('savedViews', (t) =>
  t.field({
    type: SavedViewConnection,
    nullable: true,
    access: 'Public',
    description:
      "The caller's own views, and those that are shared with them; for whoever has `TeamView` over the fleet all that are shared. None for an API key that is limited to some Spaces.",
    args: {
      ...pageArguments,
      filter: t.arg({ type: SavedViewFilter, description: 'Which SavedViews.' }),
      orderBy: t.arg({ type: SavedViewOrder, defaultValue: BY_NAME, description: 'How they are ordered.' }),
    },
    resolve: (_root, args, context, info) => {
      const visible = { AND: [visibleSavedViews(context.caller), ...chosen(args.filter ?? {}, context.caller)] }
      return rootConnection({ model: 'savedView', field: 'savedViews', visible }, args, context, info)
    },
  }),
)

function chosen({ path, own }: Filter, caller: Caller): Prisma.SavedViewWhereInput[] {
  const self = { in: localIds('Users', [caller.subject]) }
  // Prisma passes the wildcards of `LIKE` through.
  const start = storable(path ?? '').replace(/[\\%_]/g, '\\$&')
  return [
    ...(start === '' ? [] : [{ path: { startsWith: start } }]),
    ...(typeof own === 'boolean' ? [{ ownerId: own ? self : { not: self } }] : []),
  ]
}
