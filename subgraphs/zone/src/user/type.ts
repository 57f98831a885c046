import { builder } from '../builder.js'
import { User } from '../graph/refs.js'

User.implement({
  description: 'Somebody, or something with an API key, who uses the fleet.',
  access: 'UserView',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The id: `Users-1`. Never used again.' }) }),
})

// The directory knows who that is, and whether the caller sees them.
builder.asEntity(User, {
  key: builder.keyDirective(builder.selection<{ id: string }>('id'), false),
  resolveReference: ({ id }) => ({ id }),
})
