import { builder } from '../builder.js'
import { OutgoingBundle } from '../graph/refs.js'

OutgoingBundle.implement({
  description: 'A release bundle that was made in a Space for another one.',
  access: 'Public',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The id: `Spaces-12/OutgoingBundles-7`.' }) }),
})

// Its Space knows what it is, and whether the caller sees it.
builder.asEntity(OutgoingBundle, {
  key: builder.keyDirective(builder.selection<{ id: string }>('id'), false),
  resolveReference: ({ id }) => ({ id }),
})
