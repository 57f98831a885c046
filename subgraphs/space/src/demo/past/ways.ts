import { channelFor, type Channels } from '../project/channels.js'
import type { Way } from './deployments.js'
import type { Lifecycles } from '../project/lifecycles.js'
import type { Profile } from '../project/profiles.js'
import type { Setting } from '../setting.js'
import type { Tags } from '../project/tags.js'
import { MINUTE } from '../time.js'

/** Which ways the releases of projects go: by the lifecycles of their channels, and for the tenants that these are for. */
export function waysOf(
  setting: Setting,
  projects: readonly Profile[],
  parts: { channels: Channels; lifecycles: Lifecycles; tags: Tags },
): Way[] {
  const { channels, lifecycles, tags } = parts
  const random = setting.random('ways')
  const rows = new Map(channels.channel.map((row) => [row.id, row]))
  return projects.map(({ id, lifecycleId, tenants }) => {
    const duration = random.int(1, 9) * MINUTE
    return {
      channel: (version) => channelFor(random, channels.of(id), version),
      course: (channel) => {
        const { lifecycleId: own = null, tenantTagIds = [] } = rows.get(channel) ?? {}
        const isFor = (tenant: number) =>
          tenantTagIds.length === 0 || tags.of(tenant).some((tag) => tenantTagIds.includes(tag))
        const route = lifecycles.route.get(own ?? lifecycleId) ?? []
        return { route, tenants: tenants.filter(isFor), duration }
      },
    }
  })
}
