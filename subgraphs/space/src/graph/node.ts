import { builder } from '../builder.js'

/** Whatever lives in a Space and has an id of its own. */
export const Node = builder.interfaceRef<{ id: number; __typename?: string }>('Node').implement({
  description: 'Whatever lives in a Space and has an id of its own.',
  access: 'Public',
  resolveType: ({ __typename }) => __typename,
  fields: (t) => ({
    id: t.field({
      type: 'ID',
      description: 'The id, which names the Space: `Spaces-12/Projects-7`. Never used again.',
    }),
  }),
})
