import { seen } from '../access/seen.js'
import { builder } from '../builder.js'
import { Team } from '../team/type.js'
import { Trust } from './type.js'

builder.prismaObjectFields(Trust, (t) => ({
  approvalTeam: t.field({
    type: Team,
    nullable: true,
    access: 'TeamView',
    description: 'The team whose people approve; null where none needs to, and for a team that the caller cannot see.',
    select: (_args, _context, nested) => ({ approvalTeam: nested(true) }),
    resolve: ({ approvalTeam }, _args, context) => seen(context, 'Teams', approvalTeam),
  }),
}))
