import { parseEntityId } from '@spaceport/kit/ids'
import { seesEntity } from '../access/visible.js'
import { builder } from '../builder.js'
import { Environment, Instance } from '../graph/refs.js'
import { ownerOf } from '../ownership/owner.js'

Environment.implement({
  description: 'A group of deployment targets that a project is deployed to in one step of its lifecycle.',
  access: 'EnvironmentView',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as `Spaces-1/Environments-3`. Never used again.' }),
    owner: t.field({
      type: Instance,
      nullable: true,
      description:
        'The one Instance that may change it: that of its Space, unless another was assigned. Null if the caller may enter no Space there.',
      resolve: ({ id }, _, context) => ownerOf('ENVIRONMENT', id, context),
    }),
  }),
})

builder.asEntity(Environment, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) =>
    parseEntityId(id)?.kind === 'Environments' && seesEntity(context, id) ? { id } : null,
})
