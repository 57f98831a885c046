import { parseEntityId } from '@spaceport/kit/ids'
import { seesEntity } from '../access/visible.js'
import { builder } from '../builder.js'
import { IncomingBundle } from '../graph/refs.js'

IncomingBundle.implement({
  description: 'A release bundle that came to a Space from another one.',
  access: 'Public',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The id: `Spaces-12/IncomingBundles-7`.' }) }),
})

builder.asEntity(IncomingBundle, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) =>
    parseEntityId(id)?.kind === 'IncomingBundles' && seesEntity(context, id) ? { id } : null,
})
