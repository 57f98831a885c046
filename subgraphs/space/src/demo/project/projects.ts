import type { Random } from '@spaceport/kit/random'
import type { Project, ProjectGroup } from '@spaceport/database/space'
import { named, slugOf } from '../named.js'
import { DAY } from '../time.js'
import { THEMES, VARIANTS, type Theme } from '../vocabulary.js'
import { NOT_BEYOND } from '../at-home.js'

/** The theme's names in their order, then each with an addition, then numbered. */
export function projectName(theme: Theme, index: number): readonly [name: string, group: number, about: string] {
  const names = theme.projects.length
  const [base, group, about] = theme.projects[index % names] ?? ['Project', 0, '']
  const round = Math.floor(index / names)
  if (round === 0) return [base, group, about]
  const variant = VARIANTS[(round - 1) % VARIANTS.length]
  const series = Math.floor((round - 1) / VARIANTS.length)
  return [`${base} ${variant}${series ? ` ${series + 1}` : ''}`, group, about]
}

export function themeOf(name: string): Theme {
  const themes = Object.values(THEMES)
  return THEMES[name] ?? (themes[0] as Theme)
}

/** Project groups of a theme. */
export function projectGroups(theme: Theme, now: number): ProjectGroup[] {
  return theme.groups.map((name, i) => ({
    id: i + 1,
    ...named(name),
    description: null,
    createdAt: new Date(now - (900 - i) * DAY),
    version: 1,
  }))
}

/**
 * `count` projects. Each third one of a Space with remote environments, and always the first, follows the lifecycle that crosses Zones;
 * the others share the lifecycles that stay inside.
 */
export function projects(
  random: Random,
  theme: Theme,
  count: number,
  lifecycles: { inside: number[]; across: number | null },
  now: number,
): Project[] {
  return Array.from({ length: count }, (_, i) => {
    const [name, group, about] = projectName(theme, i)
    const inside = lifecycles.inside[random.chance(0.7) ? 0 : random.int(0, lifecycles.inside.length - 1)] ?? 1
    return {
      id: i + 1,
      ...named(name),
      slug: slugOf(name),
      description: about,
      projectGroupId: group + 1,
      lifecycleId: lifecycles.across !== null && i % 3 === 0 ? lifecycles.across : inside,
      tenantedMode: 'UNTENANTED',
      isDisabled: false,
      archivedAt: null,
      remoteOf: null,
      ...NOT_BEYOND,
      // Of a few it is known where their process is kept.
      ...versionControl(i % 5 === 2 ? slugOf(name) : null),
      releaseNotesTemplate: i % 4 === 0 ? RELEASE_NOTES : null,
      lastDeployedAt: null,
      createdAt: new Date(now - random.int(120, 880) * DAY - random.int(0, DAY)),
      version: 1,
    }
  })
}

const RELEASE_NOTES = `#{each package in Octopus.Release.Package}
- #{package.PackageId} #{package.Version}
#{/each}`

function versionControl(slug: string | null) {
  return {
    versionControlUrl: slug && `https://git.spaceport.example/deployments/${slug}.git`,
    versionControlBranch: slug && 'main',
    versionControlBasePath: slug && `.octopus/${slug}`,
  }
}
