import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { User } from '../team/member.js'
import { ReleaseDefect, userOf } from './defect.js'
import { ReleasePackage } from './package-type.js'

export const Release = builder.prismaObject('Release', {
  description: 'One version of a project, to be deployed.',
  interfaces: [Node],
  access: 'ReleaseView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/Releases-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'Releases', id),
    }),
    space: t.field(itsSpace),
    version: t.exposeString('name', {
      description: 'The version as people write it, such as `2.4.1`: unique in the project.',
    }),
    notes: t.exposeString('notes', { nullable: true, description: 'What is new, as Markdown.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    createdBy: t.field({
      type: User,
      nullable: true,
      access: 'UserView',
      description:
        'Who created it; null for a release from before that was noted, and for somebody whom the caller does not see.',
      select: { createdBy: true },
      resolve: ({ createdBy }) => userOf(createdBy),
    }),
    packages: t.relation('packages', {
      type: ReleasePackage,
      description: 'The packages with their versions, by action and name.',
      query: { orderBy: [{ actionName: 'asc' }, { name: 'asc' }] },
    }),
    hasOpenDefects: t.boolean({
      description: 'Whether a reported defect is not resolved. While there is one, it goes to no further phase.',
      select: { openDefects: true },
      resolve: ({ openDefects }) => openDefects > 0,
    }),
    defects: t.relation('defects', {
      type: ReleaseDefect,
      description: 'What was reported to be wrong with it, the newest first; at most 1,000.',
      query: { orderBy: [{ reportedAt: 'desc' }, { id: 'desc' }] },
    }),
    revision: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(Release)

export const ReleaseConnection = connectionType(Release, 'ReleaseView')
