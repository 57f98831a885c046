import { visible } from '../access/visible.js'
import { builder } from '../builder.js'
import { ScopedUserRole } from '../scoped-user-role/type.js'
import { Team } from './type.js'

builder.prismaObjectFields(Team, (t) => ({
  roles: t.relation('roles', {
    type: ScopedUserRole,
    description: 'The roles that it has, with their limits, the earliest first.',
    query: (_args, context) => ({ where: visible(context, 'ScopedUserRoles'), orderBy: { id: 'asc' } }),
  }),
}))
