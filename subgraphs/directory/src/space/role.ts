import { BUILT_IN_ROLES } from '@spaceport/kit/rights/role'
import { builder } from '../builder.js'

const values = [...BUILT_IN_ROLES].map(([id, { name, description }]) => [
  name.toUpperCase().replaceAll(' ', '_'),
  { value: id, description },
])

/** The built-in roles of Spaces; their values are the roles' local ids in every Space. */
export const BuiltInRoleEnum = builder.enumType('BuiltInRole', {
  description:
    'A role that every Space has from the beginning. The Space keeps who has it; the directory only hands on who gets which at its creation.',
  values: Object.fromEntries(values) as Record<string, { value: number; description: string }>,
})
