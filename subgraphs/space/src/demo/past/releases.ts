import type { Release } from '@spaceport/database/space'
import type { Random } from '@spaceport/kit/random'
import { parseVersion } from '../../release/version.js'
import { versionKey } from '../../release/version-order.js'
import { named } from '../named.js'
import { NOTES } from '../vocabulary.js'

/** A release before it is known what it froze and who made it. */
export type ReleaseRow = Release & { channelId: number }

/** Versions as a team would count them: mostly patches, now and then a minor, rarely a major, some pre-releases. Each once. */
export function versions(random: Random, count: number): string[] {
  let [major, minor, patch] = [random.int(0, 4), random.int(0, 12), random.int(0, 8)]
  return Array.from({ length: count }, () => {
    if (random.chance(0.02)) [major, minor, patch] = [major + 1, 0, 0]
    else if (random.chance(0.25)) [minor, patch] = [minor + 1, 0]
    else patch += 1
    return `${major}.${minor}.${patch}${random.chance(0.05) ? `-rc.${random.int(1, 3)}` : ''}`
  })
}

/** One release, now that all are in order. */
export function releaseRow(
  random: Random,
  { project: projectId, channel: channelId, version }: { project: number; channel: number; version: string },
  id: number,
  createdAt: Date,
): ReleaseRow {
  const parsed = parseVersion(version)
  if (!parsed) throw new Error(`${version} is no version`)
  return {
    ...{ id, projectId, ...named(version), versionKey: versionKey(parsed) },
    ...{ notes: random.chance(0.6) ? random.pick(NOTES) : null, channelId, createdBy: null, origin: null },
    ...{ processSnapshotId: null, variableSnapshotId: null, openDefects: 0, createdAt, version: 1 },
  }
}
