import { builder } from '../builder.js'
import { commonFilterFields, pageArguments } from '../connection/args.js'
import { orderInput } from '../connection/order.js'
import { rootConnection } from '../connection/root.js'
import { releaseList } from './list.js'
import { ReleaseConnection } from './type.js'

const ReleaseFilter = builder.inputType('ReleaseFilter', {
  description: 'Which releases. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    project: t.idList({ description: 'Only releases of these projects, by id. `BAD_ID` for a malformed one.' }),
  }),
})

const ReleaseOrder = orderInput('Release', {
  CREATED_AT: 'By when they were created.',
  NAME: 'By version, as text.',
})

/** The arguments of every list of releases. */
export const releaseArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: ReleaseFilter, description: 'Which releases.' }),
    orderBy: t.field({ type: ReleaseOrder, defaultValue: releaseList.by, description: 'How they are ordered.' }),
  })),
}

builder.queryField('releases', (t) =>
  t.field({
    type: ReleaseConnection,
    nullable: true,
    access: 'ReleaseView',
    fleet: { merge: 'CONNECTION' },
    description: 'The releases of all Spaces that the caller may enter.',
    args: releaseArguments,
    resolve: (_root, args, context, info) => rootConnection(releaseList, args, context, info),
  }),
)
