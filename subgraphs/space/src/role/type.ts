import { builder } from '../builder.js'

export const SpaceRole = builder.enumType('SpaceRole', {
  description: 'What somebody may do in a Space.',
  values: { VIEWER: { description: 'See all of it.' }, MEMBER: { description: 'See and change all of it.' } } as const,
})
