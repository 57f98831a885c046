import type { AuditEvent } from '@spaceport/database/directory'
import { builder } from '../builder.js'
import { followReference } from '../graph/reference.js'
import { User, userReference } from '../user/type.js'

export const DirectoryEvent = builder.objectRef<AuditEvent>('DirectoryEvent').implement({
  description: 'Something that was done, refused or read in the directory, as its audit has it.',
  access: 'EventView',
  fields: (t) => ({
    id: t.id({
      description: 'The id: `DirectoryEvents-9`. They count from 1.',
      resolve: ({ id }) => `DirectoryEvents-${id}`,
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    actor: t.exposeID('actor', { description: "Who, by id: `Users-1`, or a component's name." }),
    user: t.field({
      type: User,
      nullable: true,
      access: 'UserView',
      description: 'The user who it was; null for a component, or somebody whom the caller does not see.',
      resolve: async ({ actor }, _args, context, info) => followReference(userReference, actor, context, info),
    }),
    action: t.exposeString('action', {
      description: 'What: the mutation, such as `createUser`; `refused:createUser`; `read:explainAccess`.',
    }),
    kind: t.exposeString('kind', { nullable: true, description: 'The kind of the subject, such as `Users`.' }),
    subject: t.exposeID('subject', { description: 'The id of what it was about.' }),
    before: t.expose('before', {
      type: 'JSON',
      nullable: true,
      description: 'What it was before; null if it was not there.',
    }),
    after: t.expose('after', { type: 'JSON', nullable: true, description: 'What it was after; null if it is gone.' }),
    requestId: t.exposeString('requestId', {
      nullable: true,
      description: 'The request in which it was done, as the logs have it.',
    }),
    hash: t.string({
      description: 'The hash that joins it to the event before, in hexadecimal digits.',
      resolve: ({ hash }) => Buffer.from(hash).toString('hex'),
    }),
  }),
})
