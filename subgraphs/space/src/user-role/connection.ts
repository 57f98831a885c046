import { builder } from '../builder.js'
import { commonFilterFields, pageArguments } from '../connection/args.js'
import { BY_NAME, orderInput } from '../connection/order.js'
import { rootConnection } from '../connection/root.js'
import { userRoleList } from './list.js'
import { UserRoleConnection } from './type.js'

const UserRoleFilter = builder.inputType('UserRoleFilter', {
  description: 'Which user roles. All that is given must hold.',
  fields: (t) => commonFilterFields(t),
})

const UserRoleOrder = orderInput('UserRole', { NAME: BY_NAME })

builder.queryField('userRoles', (t) =>
  t.field({
    type: UserRoleConnection,
    nullable: true,
    access: 'UserRoleView',
    fleet: { merge: 'CONNECTION' },
    description: 'The user roles of all Spaces that the caller may enter, built-in ones included.',
    args: {
      ...pageArguments,
      ...builder.args((t) => ({
        filter: t.field({ type: UserRoleFilter, description: 'Which user roles.' }),
        orderBy: t.field({ type: UserRoleOrder, defaultValue: userRoleList.by, description: 'How they are ordered.' }),
      })),
    },
    resolve: (_root, args, context, info) => rootConnection(userRoleList, args, context, info),
  }),
)
