import { entityId } from '@spaceport/kit/ids'
import { seen } from '../access/seen.js'
import { builder } from '../builder.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { UserRole } from '../user-role/type.js'

export const ScopedUserRole = builder.prismaObject('ScopedUserRole', {
  description: 'A role that a team has, with its limits.',
  interfaces: [Node],
  access: 'TeamView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/ScopedUserRoles-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'ScopedUserRoles', id),
    }),
    space: t.field(itsSpace),
    role: t.field({
      type: UserRole,
      nullable: true,
      access: 'UserRoleView',
      description: 'The role; null for one that the caller cannot see.',
      select: (_args, _context, nested) => ({ role: nested(true) }),
      resolve: ({ role }, _args, context) => seen(context, 'UserRoles', role),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was given.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(ScopedUserRole)
