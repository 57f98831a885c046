import type { Channel, ChannelVersionRule } from '@spaceport/database/space'
import type { Random } from '@spaceport/kit/random'
import { parseVersion } from '../../release/version.js'
import { mainPackage } from '../process/main-action.js'
import { named } from '../named.js'
import type { Profile } from './profiles.js'
import type { Setting } from '../setting.js'
import type { Tags } from './tags.js'

/** The channels of a project, by number; null for those that it does not have. */
export type ProjectChannels = { usual: number; beta: number | null; hotfix: number | null }

export type Channels = {
  channel: Channel[]
  channel_version_rule: ChannelVersionRule[]
  of(project: number): ProjectChannels
}

/**
 * Each project has a default channel. Of three, one has another for pre-releases, which the default one then does not take; one of four has
 * one for urgent fixes, which go by a shorter lifecycle (`hotfix`; null where the Space has none).
 */
export function channels(setting: Setting, projects: readonly Profile[], tags: Tags, hotfix: number | null): Channels {
  const channel: Channel[] = []
  const channel_version_rule: ChannelVersionRule[] = []
  const all = new Map<number, ProjectChannels>()
  const add = (project: Profile, name: string, more: Partial<Channel>): number => {
    const id = channel.length + 1
    channel.push({
      ...{ id, projectId: project.id, ...named(name), description: null, lifecycleId: null, isDefault: false },
      ...{ tenantTagIds: [], createdAt: project.createdAt, version: 1, ...more },
    })
    return id
  }
  const rule = (channelId: number, tag: string, actionPackages: string[]) =>
    channel_version_rule.push({
      ...{ id: channel_version_rule.length + 1, channelId, position: 0, versionRange: null, tag, actionPackages },
    })
  for (const [i, project] of projects.entries()) {
    const hasBeta = i % 3 === 1
    const usual = add(project, 'Default', { isDefault: true })
    const own: ProjectChannels = { usual, beta: null, hotfix: null }
    if (hasBeta) {
      own.beta = add(project, 'Beta', {
        description: 'Pre-releases, for whoever wants to be first.',
        tenantTagIds: project.tenants.length > 0 ? [tags.canary] : [],
        createdAt: setting.ago(200),
      })
      rule(usual, '^$', [mainPackage(project)])
      rule(own.beta, '^(alpha|beta|rc)', [mainPackage(project)])
    }
    if (hotfix !== null && i % 4 === 2) {
      const description = 'Urgent fixes, straight to the last stages.'
      own.hotfix = add(project, 'Hotfix', { description, lifecycleId: hotfix, createdAt: setting.ago(220) })
    }
    all.set(project.id, own)
  }
  return { channel, channel_version_rule, of: (project) => all.get(project) ?? { usual: 0, beta: null, hotfix: null } }
}

/** The channel for a release of a project: pre-releases go to the one for them, and now and then a patch is urgent. */
export function channelFor(random: Random, { usual, beta, hotfix }: ProjectChannels, version: string): number {
  const { numbers, preRelease } = parseVersion(version) ?? { numbers: [0, 0, 0, 0], preRelease: '' }
  if (preRelease !== '') return beta ?? usual
  return hotfix !== null && (numbers[2] ?? 0) > 0 && random.chance(0.12) ? hotfix : usual
}
