import type { BuildInformation, ReleasePackage } from '@spaceport/database/space'
import type { Random } from '@spaceport/kit/random'
import { textKey } from '@spaceport/kit/page/text-key'
import { grouped } from '../grouped.js'
import { hexadecimal } from '../machine/addresses.js'
import type { ProjectChannels } from '../project/channels.js'
import type { Profile } from '../project/profiles.js'
import type { ReleaseRow } from './releases.js'
import type { Setting } from '../setting.js'
import { MINUTE } from '../time.js'
import { COMMITS, WORK } from '../vocabulary.js'

/** Of how many releases of each project, the newest, it is known how they were built. */
const KNOWN = 20

const SERVERS = ['GitHub Actions', 'TeamCity', 'Jenkins'] as const

/** How the packages of projects were built, of their newest releases; tells it to the packages of the releases, too. */
export function builds(
  setting: Setting,
  projects: readonly Profile[],
  releases: readonly ReleaseRow[],
  packages: readonly ReleasePackage[],
  channels: (project: number) => ProjectChannels,
): BuildInformation[] {
  const random = setting.random('builds')
  const ofProject = grouped(releases, ({ projectId }) => projectId)
  const ofRelease = grouped(packages, ({ releaseId }) => releaseId)
  const rows: BuildInformation[] = []
  for (const project of projects) {
    const server = random.pick(SERVERS)
    let build = random.int(200, 3_000)
    for (const release of (ofProject.get(project.id) ?? []).slice(-KNOWN)) {
      const taken = (ofRelease.get(release.id) ?? []).filter(({ packageId }) => packageId === project.packageId)
      if (taken.length === 0) continue
      build += random.int(1, 4)
      const id = rows.length + 1
      const branch = branchOf(release, channels(project.id))
      rows.push(
        buildRow(random, setting, project, { id, version: release.name, branch, server, build, at: release.createdAt }),
      )
      for (const one of taken) one.buildInformationId = id
    }
  }
  return rows
}

function branchOf({ name, channelId }: ReleaseRow, { beta, hotfix }: ProjectChannels): string {
  if (channelId === hotfix) return `hotfix/${name}`
  return channelId === beta ? `release/${name.split('-')[0]}` : 'main'
}

type Build = { id: number; version: string; branch: string; server: string; build: number; at: Date }

function buildRow(random: Random, { prefix }: Setting, { slug, packageId }: Profile, of: Build): BuildInformation {
  const repository = `https://git.spaceport.example/${prefix}/${slug}`
  const commits = Array.from({ length: random.int(1, 4) }, () => {
    const id = hexadecimal(random, 40).toLowerCase()
    return { id, comment: random.pick(COMMITS), linkUrl: `${repository}/commit/${id}` }
  })
  const workItems = Array.from({ length: random.int(0, 2) }, () => {
    const id = `${prefix.slice(0, 3).toUpperCase()}-${random.int(100, 4_000)}`
    return {
      id,
      description: random.pick(WORK),
      source: 'Jira',
      linkUrl: `https://work.spaceport.example/browse/${id}`,
    }
  })
  const [{ id: commit, linkUrl } = { id: null, linkUrl: null }] = commits
  return {
    ...{ id: of.id, packageId, packageKey: textKey(packageId), packageVersion: of.version },
    nameKey: textKey(`${packageId} ${of.version}`),
    ...{ buildEnvironment: of.server, buildNumber: String(of.build), buildUrl: `${repository}/builds/${of.build}` },
    ...{
      branch: of.branch,
      vcsType: 'Git',
      vcsRoot: `${repository}.git`,
      vcsCommitNumber: commit,
      vcsCommitUrl: linkUrl,
    },
    ...{ commits: JSON.stringify(commits), workItems: JSON.stringify(workItems) },
    commitIds: [...new Set(commits.map(({ id }) => id))],
    workItemIds: [...new Set(workItems.map(({ id }) => id))],
    ...{ createdAt: new Date(of.at.getTime() - random.int(2, 20) * MINUTE), version: 1 },
  }
}
