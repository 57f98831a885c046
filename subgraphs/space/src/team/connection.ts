import { builder } from '../builder.js'
import { commonFilterFields, pageArguments } from '../connection/args.js'
import { BY_NAME, orderInput } from '../connection/order.js'
import { rootConnection } from '../connection/root.js'
import { teamList } from './list.js'
import { TeamConnection } from './type.js'

const TeamFilter = builder.inputType('TeamFilter', {
  description: 'Which teams. All that is given must hold.',
  fields: (t) => commonFilterFields(t),
})

const TeamOrder = orderInput('Team', { NAME: BY_NAME })

builder.queryField('teams', (t) =>
  t.field({
    type: TeamConnection,
    nullable: true,
    access: 'TeamView',
    fleet: { merge: 'CONNECTION' },
    description: 'The teams of all Spaces that the caller may enter.',
    args: {
      ...pageArguments,
      ...builder.args((t) => ({
        filter: t.field({ type: TeamFilter, description: 'Which teams.' }),
        orderBy: t.field({ type: TeamOrder, defaultValue: teamList.by, description: 'How they are ordered.' }),
      })),
    },
    resolve: (_root, args, context, info) => rootConnection(teamList, args, context, info),
  }),
)
