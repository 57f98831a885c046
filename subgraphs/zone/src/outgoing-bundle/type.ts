import { parseEntityId } from '@spaceport/kit/ids'
import { seesEntity } from '../access/visible.js'
import { builder } from '../builder.js'
import { OutgoingBundle } from '../graph/refs.js'

OutgoingBundle.implement({
  description: 'A release bundle that was made in a Space for another one.',
  access: 'Public',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The id: `Spaces-12/OutgoingBundles-7`.' }) }),
})

builder.asEntity(OutgoingBundle, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) =>
    parseEntityId(id)?.kind === 'OutgoingBundles' && seesEntity(context, id) ? { id } : null,
})
