import { parseEntityId } from '@spaceport/kit/ids'
import { seesEntity } from '../access/visible.js'
import { builder } from '../builder.js'
import { Instance, Variable } from '../graph/refs.js'
import { ownerOf } from '../ownership/owner.js'

Variable.implement({
  description: 'One value of a variable of a project or of a library variable set.',
  access: 'VariableView',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as `Spaces-1/Variables-3`. Never used again.' }),
    owner: t.field({
      type: Instance,
      nullable: true,
      description:
        'The one Instance that may change it: that of its Space, unless another was assigned. Null if the caller may enter no Space there.',
      resolve: ({ id }, _, context) => ownerOf('VARIABLE', id, context),
    }),
  }),
})

builder.asEntity(Variable, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) =>
    parseEntityId(id)?.kind === 'Variables' && seesEntity(context, id) ? { id } : null,
})
