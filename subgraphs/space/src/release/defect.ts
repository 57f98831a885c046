import { parseId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { User } from '../team/member.js'

/** The person whom an id names; null for what is none. */
export function userOf(id: string | null): { id: string } | null {
  return id !== null && parseId(id)?.kind === 'Users' ? { id } : null
}

export const ReleaseDefect = builder.prismaObject('ReleaseDefect', {
  description: 'Why a release goes no further, until it is resolved.',
  access: 'ReleaseView',
  select: { id: true },
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number in the Space, for `resolveDefect`.' }),
    description: t.exposeString('description', { description: 'What is wrong with the release.' }),
    reportedAt: t.expose('reportedAt', { type: 'DateTime', description: 'When it was reported.' }),
    reportedBy: t.field({
      type: User,
      nullable: true,
      access: 'UserView',
      description: 'Who reported it; null for somebody whom the caller does not see.',
      select: { reportedBy: true },
      resolve: ({ reportedBy }) => userOf(reportedBy),
    }),
    resolvedAt: t.expose('resolvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was resolved; null while it is open.',
    }),
    resolvedBy: t.field({
      type: User,
      nullable: true,
      access: 'UserView',
      description: 'Who resolved it; null while it is open, and for somebody whom the caller does not see.',
      select: { resolvedBy: true },
      resolve: ({ resolvedBy }) => userOf(resolvedBy),
    }),
  }),
})
