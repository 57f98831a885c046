import { entityId } from '@spaceport/kit/ids'
import { FIRST_CUSTOM_ROLE } from '@spaceport/kit/rights/role'
import { permissionsOf } from '../access/load.js'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { Permission } from '../rights/permission.js'
import { itsSpace } from '../space/type.js'

export const UserRole = builder.prismaObject('UserRole', {
  description: 'A named set of permissions, for teams to be given.',
  interfaces: [Node],
  access: 'UserRoleView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/UserRoles-1001`. A built-in role has the same number in every Space.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'UserRoles', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name: unique in the Space, whatever its case.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is for, for people.' }),
    builtIn: t.boolean({
      description: 'Whether it comes with Spaceport; then nobody changes it.',
      resolve: ({ id }) => id < FIRST_CUSTOM_ROLE,
    }),
    permissions: t.field({
      type: [Permission],
      description: 'What it allows.',
      select: { permissions: true },
      resolve: ({ id, permissions }) => [...permissionsOf(id, permissions)].sort(),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(UserRole)

export const UserRoleConnection = connectionType(UserRole, 'UserRoleView')
