import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { BY_CREATION, BY_NAME, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { libraryVariableSetList } from './list.js'
import { LibraryVariableSetConnection } from './type.js'

/** The input that chooses library variable sets, for lists and facets alike. */
export const LibraryVariableSetFilter = builder.inputType('LibraryVariableSetFilter', {
  description: 'Which library variable sets. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    project: t.idList({ description: 'Only those that one of these projects uses, by id.' }),
    isArchived: t.boolean({ description: 'Only archived ones, or only others.' }),
    created: t.field({ type: TimeRange, description: 'Only those created in this time.' }),
  }),
})

const LibraryVariableSetOrder = orderInput('LibraryVariableSet', { NAME: BY_NAME, CREATED_AT: BY_CREATION })

rootList({
  list: libraryVariableSetList,
  type: LibraryVariableSetConnection,
  access: 'LibraryVariableSetView',
  args: {
    ...pageArguments,
    ...builder.args((t) => ({
      filter: t.field({ type: LibraryVariableSetFilter, description: 'Which library variable sets.' }),
      orderBy: t.field({
        type: LibraryVariableSetOrder,
        defaultValue: libraryVariableSetList.by,
        description: 'How they are ordered.',
      }),
    })),
  },
  what: 'library variable sets',
})
