import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { TeamMember } from './member.js'

export const Team = builder.prismaObject('Team', {
  description: 'People and groups who have the same roles in a Space.',
  interfaces: [Node],
  access: 'TeamView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/Teams-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'Teams', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name: unique in the Space, whatever its case.' }),
    description: t.exposeString('description', { nullable: true, description: 'Who they are, for people.' }),
    members: t.field({
      type: [TeamMember],
      description: 'The people and groups in it.',
      select: { members: { orderBy: { subject: 'asc' }, select: { subject: true } } },
      resolve: ({ members }) => members,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(Team)

export const TeamConnection = connectionType(Team, 'TeamView')
