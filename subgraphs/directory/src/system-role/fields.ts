import { builder } from '../builder.js'
import { Group } from '../group/type.js'
import { User } from '../user/type.js'
import { SystemRoleEnum } from './type.js'

const ROLES = { select: { role: true }, orderBy: { role: 'asc' } } as const

builder.prismaObjectField(User, 'systemRoles', (t) =>
  t.field({
    type: [SystemRoleEnum],
    access: 'UserView',
    description: 'Their own roles over the whole fleet; those of their groups come on top.',
    select: { systemRoles: ROLES },
    resolve: ({ systemRoles }) => systemRoles.map(({ role }) => role),
  }),
)

builder.prismaObjectField(Group, 'systemRoles', (t) =>
  t.field({
    type: [SystemRoleEnum],
    access: 'TeamView',
    description: 'The roles over the whole fleet that each of its members has.',
    select: { systemRoles: ROLES },
    resolve: ({ systemRoles }) => systemRoles.map(({ role }) => role),
  }),
)
