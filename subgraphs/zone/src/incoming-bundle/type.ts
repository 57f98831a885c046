import { builder } from '../builder.js'
import { IncomingBundle } from '../graph/refs.js'

IncomingBundle.implement({
  description: 'A release bundle that came to a Space from another one.',
  access: 'Public',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The id: `Spaces-12/IncomingBundles-7`.' }) }),
})

// Its Space knows what it is, and whether the caller sees it.
builder.asEntity(IncomingBundle, {
  key: builder.keyDirective(builder.selection<{ id: string }>('id'), false),
  resolveReference: ({ id }) => ({ id }),
})
