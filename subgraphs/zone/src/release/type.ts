import { parseEntityId } from '@spaceport/kit/ids'
import { seesEntity } from '../access/visible.js'
import { builder } from '../builder.js'
import { Release } from '../graph/refs.js'
import { journeyOf } from '../trace/load.js'
import { Trace } from '../trace/type.js'

Release.implement({
  description: 'One version of a project, to be deployed.',
  access: 'ReleaseView',
  fields: (t) => ({
    id: t.exposeID('id', { access: 'Public', description: 'The id: `Spaces-12/Releases-7`.' }),
    trace: t.field({
      type: Trace,
      nullable: true,
      description:
        'Where it has been, from its build to the last deployment and its receipt, over all Spaces that the caller may enter: one journey. Errors: `NOT_FOUND`, `SPACE_UNAVAILABLE`.',
      resolve: ({ id }, _, context) => journeyOf(context, id),
    }),
  }),
})

builder.asEntity(Release, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) =>
    parseEntityId(id)?.kind === 'Releases' && seesEntity(context, id) ? { id } : null,
})
