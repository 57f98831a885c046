import { builder } from '../builder.js'
import type { SpaceContext } from '../context.js'

/** The Space as an entity of the federation; the directory knows its name. */
export const Space = builder.objectRef<{ id: string }>('Space').implement({
  description: 'An isolated set of projects, environments and all that goes with them, bounded by one database.',
  access: 'Public',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id: `Spaces-12`.' }),
  }),
})

builder.asEntity(Space, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => (id === context.spaceId && context.rights.grants.length > 0 ? { id } : null),
})

/** The field of every entity that leads to its Space. */
export const itsSpace = {
  type: Space,
  nullable: true,
  description: 'The Space that it lives in.',
  resolve: (_row: unknown, _args: object, { spaceId }: SpaceContext) => ({ id: spaceId }),
} as const
