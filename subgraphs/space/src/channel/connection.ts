import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { BY_CREATION, BY_NAME, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { channelList } from './list.js'
import { ChannelConnection } from './type.js'

/** The input that chooses channels, for lists and facets alike. */
export const ChannelFilter = builder.inputType('ChannelFilter', {
  description: 'Which channels. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    project: t.idList({ description: 'Only channels of these projects, by id. `BAD_ID` for a malformed one.' }),
    lifecycle: t.idList({ description: 'Only channels with one of these lifecycles of their own, by id.' }),
    tenantTag: t.idList({ description: 'Only channels that are limited to one of these tenant tags, by id.' }),
    isDefault: t.boolean({ description: "Only their projects' default channels, or only others." }),
    hasReleases: t.boolean({ description: 'Only channels with releases that the caller can see, or only others.' }),
    created: t.field({ type: TimeRange, description: 'Only channels created in this time.' }),
  }),
})

const ChannelOrder = orderInput('Channel', { NAME: BY_NAME, CREATED_AT: BY_CREATION })

/** The arguments of every list of channels. */
export const channelArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: ChannelFilter, description: 'Which channels.' }),
    orderBy: t.field({ type: ChannelOrder, defaultValue: channelList.by, description: 'How they are ordered.' }),
  })),
}

rootList({
  list: channelList,
  type: ChannelConnection,
  access: 'ProcessView',
  args: channelArguments,
  what: 'channels',
})
