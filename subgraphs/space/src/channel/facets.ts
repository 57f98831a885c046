import { byRelation, byRequiredRelation, byTruth } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { ChannelFilter } from './connection.js'
import { channelList } from './list.js'

facetsOf({
  type: 'Channel',
  what: 'channels',
  list: channelList,
  filter: ChannelFilter,
  access: 'ProcessView',
  fields: {
    project: { description: 'By project, by name.', facet: byRequiredRelation('channel', 'projectId', 'Projects') },
    lifecycle: {
      description: 'By the lifecycle that they have of their own, by name.',
      facet: byRelation('channel', 'lifecycleId', 'Lifecycles'),
    },
    kind: {
      description: "By whether they are their project's `default` or an `other` channel.",
      facet: byTruth('channel', 'isDefault', ['other', 'default']),
    },
  },
})
