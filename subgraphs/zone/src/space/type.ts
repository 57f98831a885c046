import { builder } from '../builder.js'
import { Space } from '../graph/refs.js'

Space.implement({
  description: 'An isolated set of related entities, in a database of its own.',
  access: 'SpaceView',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The id: `Spaces-12`. Never used again.' }) }),
})

// The directory knows what it is called, and whether the caller may enter it.
builder.asEntity(Space, {
  key: builder.keyDirective(builder.selection<{ id: string }>('id'), false),
  resolveReference: ({ id }) => ({ id }),
})
