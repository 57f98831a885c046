import { entityId, parseEntityId, parseId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { isKind, KINDS } from '../entity/kinds.js'
import { loadEntity } from '../entity/load.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { User } from '../team/member.js'
import { shown } from './shown.js'

export const Event = builder.prismaObject('AuditEvent', {
  name: 'Event',
  description: "Something that was done, refused or read in a Space, as the Space's audit has it.",
  interfaces: [Node],
  access: 'EventView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/Events-9`. They count from 1.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'Events', id),
    }),
    space: t.field(itsSpace),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    actor: t.exposeID('actor', { description: "Who, by id: `Users-1`, or a component's name." }),
    user: t.field({
      type: User,
      nullable: true,
      access: 'UserView',
      description: 'The user who it was; null for a component, or somebody whom the caller does not see.',
      select: { actor: true },
      resolve: ({ actor }) => (parseId(actor)?.kind === 'Users' ? { id: actor } : null),
    }),
    action: t.exposeString('action', {
      description: 'What: the mutation, such as `createProject`; `refused:createTeam`; `read:explainAccess`.',
    }),
    kind: t.exposeString('kind', { nullable: true, description: 'The kind of the subject, such as `Projects`.' }),
    subject: t.exposeID('subject', { description: 'The id of what it was about.' }),
    node: t.field({
      type: Node,
      nullable: true,
      access: 'Public',
      description: 'What it was about, as it is now; null if it is gone, or does not exist for the caller.',
      select: { subject: true },
      async resolve({ subject }, _args, context, info) {
        const { space, kind, local } = parseEntityId(subject) ?? { space: 0, kind: '', local: 0 }
        if (space !== context.space || !isKind(kind)) return null
        const row = await loadEntity(context, info, KINDS[kind], local)
        return row && Object.assign(row, { __typename: KINDS[kind] })
      },
    }),
    before: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What it was before; null if it was not there.',
      select: { before: true, kind: true, projectGroupIds: true },
      resolve: ({ before, ...place }, _args, context) => shown(context, before, place),
    }),
    after: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What it was after; null if it is gone.',
      select: { after: true, kind: true, projectGroupIds: true },
      resolve: ({ after, ...place }, _args, context) => shown(context, after, place),
    }),
    requestId: t.exposeString('requestId', {
      nullable: true,
      description: 'The request in which it was done, as the logs have it.',
    }),
    hash: t.string({
      description: 'The hash that joins it to the event before, in hexadecimal digits.',
      select: { hash: true },
      resolve: ({ hash }) => Buffer.from(hash).toString('hex'),
    }),
  }),
})

asEntity(Event)

export const EventConnection = connectionType(Event, 'EventView')
