import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { userOf } from '../release/defect.js'
import { itsSpace } from '../space/type.js'
import { User } from '../team/member.js'
import { InterruptionResult, InterruptionType, RESULTS } from './kinds.js'

export const Interruption = builder.prismaObject('Interruption', {
  description: 'A task waits for a person.',
  interfaces: [Node],
  access: 'InterruptionView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/Interruptions-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'Interruptions', id),
    }),
    space: t.field(itsSpace),
    type: t.expose('type', { type: InterruptionType, description: 'Why it waits.' }),
    title: t.exposeString('title', { description: 'What it is about, in a line. Not unique.' }),
    instructions: t.exposeString('instructions', { nullable: true, description: 'What to do, as Markdown.' }),
    isPending: t.exposeBoolean('isPending', { description: 'Whether it waits still.' }),
    responsibleUser: t.field({
      type: User,
      nullable: true,
      access: 'UserView',
      description: 'Who took charge of it; null for nobody, and for somebody whom the caller does not see.',
      select: { responsibleUser: true },
      resolve: ({ responsibleUser }) => userOf(responsibleUser),
    }),
    hasResponsibility: t.boolean({
      description: 'Whether the caller took charge of it.',
      select: { responsibleUser: true },
      resolve: ({ responsibleUser }, _args, { caller }) => responsibleUser === caller.subject,
    }),
    results: t.field({
      type: [InterruptionResult],
      description: 'What may be answered.',
      select: { type: true },
      resolve: ({ type }) => [...RESULTS[type]],
    }),
    result: t.expose('result', {
      type: InterruptionResult,
      nullable: true,
      description: 'What was answered; null while it waits, and where its task ended without an answer.',
    }),
    notes: t.exposeString('notes', { nullable: true, description: 'What was said with the answer.' }),
    resolvedBy: t.field({
      type: User,
      nullable: true,
      access: 'UserView',
      description: 'Who answered; null for nobody, and for somebody whom the caller does not see.',
      select: { resolvedBy: true },
      resolve: ({ resolvedBy }) => userOf(resolvedBy),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when it waits.' }),
    resolvedAt: t.expose('resolvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was answered, or its task ended; null while it waits.',
    }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(Interruption)

export const InterruptionConnection = connectionType(Interruption, 'InterruptionView')
