import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import { readPackageVersion } from '../release/package-version.js'
import { readText } from '../write/text.js'
import type { BuildCommit, WorkItem } from './commit.js'
import { LONGEST_URL, readLine, readLink, requireLine } from './text.js'

/** What a build server says of a build. */
export type BuildInput = {
  packageId: string
  packageVersion: string
  buildEnvironment?: string | null
  buildNumber?: string | null
  buildUrl?: string | null
  branch?: string | null
  vcsType?: string | null
  vcsRoot?: string | null
  vcsCommitNumber?: string | null
  vcsCommitUrl?: string | null
  commits?: { id: string; comment?: string | null; linkUrl?: string | null }[] | null
  workItems?: { id: string; description?: string | null; source?: string | null; linkUrl?: string | null }[] | null
}

/** The most commits of one build, and the most work items. */
const MOST = 1_000

/** How long all commits, or all work items, may be together, in bytes of JSON. */
const LARGEST = 1024 * 1024

/** Which package it is of, as rows keep it. Throws `BAD_INPUT`. */
export function readPackage({ packageId, packageVersion }: BuildInput) {
  const id = requireLine(packageId, ['input', 'packageId'])
  const version = readPackageVersion(packageVersion, 'input', 'packageVersion')
  return { packageId: id, packageKey: textKey(id), packageVersion: version, nameKey: textKey(`${id} ${version}`) }
}

/** What is said of the build, as rows keep it. Throws `BAD_INPUT`. */
export function readBuild(input: BuildInput) {
  const commits = readCommits(input.commits ?? [])
  const workItems = readWorkItems(input.workItems ?? [])
  const vcsCommitNumber = readLine(input.vcsCommitNumber, ['input', 'vcsCommitNumber'])
  return {
    buildEnvironment: readLine(input.buildEnvironment, ['input', 'buildEnvironment']),
    buildNumber: readLine(input.buildNumber, ['input', 'buildNumber']),
    buildUrl: readLink(input.buildUrl, ['input', 'buildUrl']),
    branch: readLine(input.branch, ['input', 'branch'], 500),
    vcsType: readLine(input.vcsType, ['input', 'vcsType']),
    vcsRoot: readLine(input.vcsRoot, ['input', 'vcsRoot'], LONGEST_URL),
    vcsCommitNumber,
    vcsCommitUrl: readLink(input.vcsCommitUrl, ['input', 'vcsCommitUrl']),
    commits: kept(commits, 'commits'),
    workItems: kept(workItems, 'workItems'),
    commitIds: idsOf(vcsCommitNumber === null ? commits : [{ id: vcsCommitNumber }, ...commits]),
    workItemIds: idsOf(workItems),
  }
}

function readCommits(commits: NonNullable<BuildInput['commits']>): BuildCommit[] {
  return limited(commits, 'commits').map(({ id, comment, linkUrl }, i) => {
    const path = ['input', 'commits', String(i)]
    return {
      id: requireLine(id, [...path, 'id']),
      comment: readText(comment, ...path, 'comment'),
      linkUrl: readLink(linkUrl, [...path, 'linkUrl']),
    }
  })
}

function readWorkItems(items: NonNullable<BuildInput['workItems']>): WorkItem[] {
  return limited(items, 'workItems').map(({ id, description, source, linkUrl }, i) => {
    const path = ['input', 'workItems', String(i)]
    return {
      id: requireLine(id, [...path, 'id']),
      description: readText(description, ...path, 'description'),
      source: readLine(source, [...path, 'source']),
      linkUrl: readLink(linkUrl, [...path, 'linkUrl']),
    }
  })
}

function limited<Item>(items: Item[], field: string): Item[] {
  if (items.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST}.`, 'input', field)
  return items
}

function kept(items: readonly object[], field: string): string {
  const text = JSON.stringify(items)
  if (Buffer.byteLength(text) > LARGEST)
    throw refuse('BAD_INPUT', 'Together they have more than 1 MiB.', 'input', field)
  return text
}

function idsOf(items: readonly { id: string }[]): string[] {
  return [...new Set(items.map(({ id }) => id))]
}
