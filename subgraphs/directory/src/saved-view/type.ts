import { visibleGroups, visibleSavedViews } from '../access/visible.js'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { directoryId } from '../graph/ids.js'
import { followReference, type Referenced } from '../graph/reference.js'
import { Group } from '../group/type.js'
import { User, userReference } from '../user/type.js'
import { SavedViewAudienceEnum } from './audience.js'

export const SavedView = builder.prismaObject('SavedView', {
  description: 'A page of the web app, as somebody has set it up, under a name. It goes when its owner is removed.',
  access: 'Public',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      description: 'The id: `SavedViews-1`. Never used again.',
      resolve: ({ id }) => directoryId('SavedViews', id),
    }),
    name: t.exposeString('name', { description: "The name: unique among its owner's, whatever its case." }),
    path: t.exposeString('path', {
      description:
        'The page with its query, such as `/projects?space=Spaces-1`: a path of the web app, as it was given.',
    }),
    audience: t.expose('audience', { type: SavedViewAudienceEnum, description: 'With whom it is shared.' }),
    groups: t.field({
      type: [Group],
      access: 'TeamView',
      description: 'The groups that it is shared with, by id, as far as the caller sees them.',
      select: (_args, { caller }, nested) => ({
        groups: {
          where: { group: visibleGroups(caller) },
          orderBy: { groupId: 'asc' },
          select: { group: nested(true) },
        },
      }),
      resolve: ({ groups }) => groups.map(({ group }) => group),
    }),
    owner: t.field({
      type: User,
      nullable: true,
      access: 'UserView',
      description: 'Who saved it; null for somebody whom the caller does not see.',
      select: { ownerId: true },
      resolve: async ({ ownerId }, _args, context, info) =>
        followReference(userReference, directoryId('Users', ownerId), context, info),
    }),
    isOwn: t.boolean({
      description: "Whether it is the caller's.",
      select: { ownerId: true },
      resolve: ({ ownerId }, _args, { caller }) => caller.subject === directoryId('Users', ownerId),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was saved first.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was changed last.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

/** How references to saved views are followed. */
export const savedViewReference: Referenced = {
  type: 'SavedView',
  model: 'savedView',
  kind: 'SavedViews',
  visible: ({ caller }) => visibleSavedViews(caller),
}

export const SavedViewConnection = connectionType(SavedView, 'Public')
