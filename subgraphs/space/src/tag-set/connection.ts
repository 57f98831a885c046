import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { BY_CREATION, BY_NAME, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { tagSetList } from './list.js'
import { TagSetConnection } from './type.js'

const TagSetFilter = builder.inputType('TagSetFilter', {
  description: 'Which tag sets. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    hasTags: t.boolean({ description: 'Only those with tags in them, or only empty ones.' }),
    created: t.field({ type: TimeRange, description: 'Only those created in this time.' }),
  }),
})

const TagSetOrder = orderInput('TagSet', {
  NAME: BY_NAME,
  SORT_ORDER: 'By their place among the sets, as people gave it.',
  CREATED_AT: BY_CREATION,
})

rootList({
  list: tagSetList,
  type: TagSetConnection,
  access: 'TenantView',
  args: {
    ...pageArguments,
    ...builder.args((t) => ({
      filter: t.field({ type: TagSetFilter, description: 'Which tag sets.' }),
      orderBy: t.field({ type: TagSetOrder, defaultValue: tagSetList.by, description: 'How they are ordered.' }),
    })),
  },
  what: 'tag sets',
})
