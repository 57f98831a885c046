import { parseId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'

const idOnly = builder.keyDirective(builder.selection<{ id: string }>('id'), false)

export const User = builder.objectRef<{ id: string }>('User').implement({
  description: 'Somebody, or something with an API key, who uses the fleet.',
  access: 'UserView',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The id: `Users-1`. Never used again.' }) }),
})

const Group = builder.objectRef<{ id: string }>('Group').implement({
  description: 'People who may enter the same Spaces.',
  access: 'TeamView',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The id: `Groups-1`. Never used again.' }) }),
})

// Never asked here: only the directory resolves them.
builder.asEntity(User, { key: idOnly, resolveReference: (reference) => reference })
builder.asEntity(Group, { key: idOnly, resolveReference: (reference) => reference })

const ofKind = (kind: string, subject: string) => (parseId(subject)?.kind === kind ? { id: subject } : null)

/** Somebody in a team, by the id that the directory gave them. */
export const TeamMember = builder.objectRef<{ subject: string }>('TeamMember').implement({
  description: 'A person or a group in a team.',
  access: 'TeamView',
  fields: (t) => ({
    subject: t.exposeID('subject', { description: 'Who, by id: `Users-1` or `Groups-1`.' }),
    user: t.field({
      type: User,
      nullable: true,
      access: 'UserView',
      description: 'The person; null for a group, and for one who is gone or whom the caller cannot see.',
      resolve: ({ subject }) => ofKind('Users', subject),
    }),
    group: t.field({
      type: Group,
      nullable: true,
      description: 'The group; null for a person, and for one that is gone or that the caller cannot see.',
      resolve: ({ subject }) => ofKind('Groups', subject),
    }),
  }),
})
