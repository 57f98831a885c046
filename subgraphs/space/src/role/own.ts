import type { SpaceRole as Role } from '@spaceport/database/space'
import { builder } from '../builder.js'
import { itsSpace } from '../space/type.js'
import { SpaceRole } from './type.js'

const SpaceRoleGrant = builder.objectRef<{ role: Role }>('SpaceRoleGrant').implement({
  description: 'What the caller may do in one Space.',
  access: 'Public',
  fields: (t) => ({
    space: t.field({ ...itsSpace, description: 'The Space.' }),
    role: t.expose('role', {
      type: SpaceRole,
      description: 'The strongest role that the caller or one of their groups has there.',
    }),
  }),
})

builder.queryField('spaceRoles', (t) =>
  t.field({
    type: [SpaceRoleGrant],
    nullable: true,
    access: 'Public',
    fleet: { merge: 'LIST' },
    description: "The caller's own role in each Space; Spaces where they have none are left out.",
    resolve: (_root, _args, { role }) => (role ? [{ role }] : []),
  }),
)
