import { builder } from '../builder.js'

/** What somebody may do in a Space. The Space keeps it; the directory only hands on who gets which at its creation. */
export type SpaceRole = 'VIEWER' | 'MEMBER'

export const SpaceRoleEnum = builder.enumType('SpaceRole', {
  description: 'What somebody may do in a Space.',
  values: {
    VIEWER: { value: 'VIEWER', description: 'See all of it.' },
    MEMBER: { value: 'MEMBER', description: 'See and change all of it.' },
  } as const,
})
