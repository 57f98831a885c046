import { containsText, hasSeen, inRange, isTrue, refersTo, type TimeRangeFilter } from '../connection/filter.js'
import { visible } from '../access/visible.js'
import { hasSome, NOTHING, type Where } from '../access/where.js'
import type { CommonFilter, List } from '../connection/list.js'
import type { SpaceContext } from '../context.js'
import { localTags } from '../tag-set/tag-id.js'

/** Which channels. */
export type ChannelFilter = CommonFilter & {
  project?: string[] | null
  lifecycle?: string[] | null
  tenantTag?: string[] | null
  isDefault?: boolean | null
  hasReleases?: boolean | null
  created?: TimeRangeFilter | null
}

/** How channels are listed. */
export const channelList: List<ChannelFilter, 'NAME' | 'CREATED_AT'> = {
  name: 'channels',
  kind: 'Channels',
  model: 'channel',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
  },
  by: { field: 'NAME', direction: 'ASC' },
  where: (filter, context) => [
    ...containsText(filter.text),
    ...refersTo('project', 'Projects', filter.project, context),
    ...refersTo('lifecycle', 'Lifecycles', filter.lifecycle, context),
    ...hasTags(filter.tenantTag, context),
    ...isTrue('isDefault', filter.isDefault),
    ...hasSeen('releases', 'Releases', filter.hasReleases, context),
    ...inRange('createdAt', filter.created),
  ],
}

/** Channels that are limited to one of the tags; to whoever sees no tag sets, to none. */
function hasTags(ids: string[] | null | undefined, context: SpaceContext): Where[] {
  if (!ids) return []
  const tags = localTags(ids, context)
  return [visible(context, 'TagSets') === NOTHING ? NOTHING : hasSome('tenantTagIds', tags)]
}
