import { visibleGroups, visibleSpaces, visibleUsers } from '../access/visible.js'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../graph/entity.js'
import { directoryId } from '../graph/ids.js'
import type { Referenced } from '../graph/reference.js'
import { Space } from '../space/type.js'
import { User } from '../user/type.js'

export const Group = builder.prismaObject('Group', {
  description: 'People who may enter the same Spaces.',
  access: 'TeamView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({ description: 'The id: `Groups-1`. Never used again.', resolve: ({ id }) => directoryId('Groups', id) }),
    name: t.exposeString('name', { description: 'The name: unique, whatever its case.' }),
    members: t.field({
      type: [User],
      access: 'UserView',
      description: 'Who is in it, by id. Without `UserView` over the fleet one sees only oneself.',
      select: (_args, { caller }, nested) => ({
        members: { where: { user: visibleUsers(caller) }, orderBy: { userId: 'asc' }, select: { user: nested(true) } },
      }),
      resolve: ({ members }) => members.map(({ user }) => user),
    }),
    spaces: t.field({
      type: [Space],
      access: 'SpaceView',
      description: 'The Spaces that its members may enter, by id, as far as the caller sees them.',
      select: (_args, { caller }, nested) => ({
        entries: {
          where: { space: visibleSpaces(caller) },
          orderBy: { spaceId: 'asc' },
          select: { space: nested(true) },
        },
      }),
      resolve: ({ entries }) => entries.map(({ space }) => space),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

builder.prismaObjectField(User, 'groups', (t) =>
  t.field({
    type: [Group],
    access: 'TeamView',
    description: 'The groups that they are in, by id.',
    select: (_args, { caller }, nested) => ({
      groups: { where: { group: visibleGroups(caller) }, orderBy: { groupId: 'asc' }, select: { group: nested(true) } },
    }),
    resolve: ({ groups }) => groups.map(({ group }) => group),
  }),
)

/** How references to Groups are followed. */
export const groupReference: Referenced = {
  type: 'Group',
  model: 'group',
  kind: 'Groups',
  visible: ({ caller }) => visibleGroups(caller),
}

asEntity(Group, groupReference)

export const GroupConnection = connectionType(Group, 'TeamView')
