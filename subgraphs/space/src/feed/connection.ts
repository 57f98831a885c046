import { builder } from '../builder.js'
import { commonFilterFields, pageArguments } from '../connection/args.js'
import { BY_CREATION, BY_NAME, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { FeedType } from './feed-type.js'
import { feedList } from './list.js'
import { FeedConnection } from './type.js'

/** The input that chooses feeds, for lists and facets alike. */
export const FeedFilter = builder.inputType('FeedFilter', {
  description: 'Which feeds. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    type: t.field({ type: [FeedType], description: 'Only feeds of these types.' }),
    hasPassword: t.boolean({
      description: 'Only those for which a password, token or secret key is kept, or only others.',
    }),
  }),
})

const FeedOrder = orderInput('Feed', { NAME: BY_NAME, CREATED_AT: BY_CREATION })

/** The arguments of every list of feeds. */
export const feedArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: FeedFilter, description: 'Which feeds.' }),
    orderBy: t.field({ type: FeedOrder, defaultValue: feedList.by, description: 'How they are ordered.' }),
  })),
}

rootList({ list: feedList, type: FeedConnection, access: 'FeedView', args: feedArguments, what: 'feeds' })
