import { textKey } from '@spaceport/kit/page/text-key'
import type { Random } from '@spaceport/kit/random'
import type { Prisma } from '@spaceport/database/space'
import { NOTES } from './vocabulary.js'

export type ReleaseRow = Prisma.ReleaseCreateManyInput & { id: number; projectId: number; createdAt: Date }

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

/** One release; its id and time are given later, when all are in order. */
export function releaseRow(
  random: Random,
  projectId: number,
  version: string,
  id: number,
  createdAt: Date,
): ReleaseRow {
  return {
    id,
    projectId,
    name: version,
    nameKey: textKey(version),
    notes: random.chance(0.6) ? random.pick(NOTES) : null,
    createdAt,
    version: 1,
  }
}
