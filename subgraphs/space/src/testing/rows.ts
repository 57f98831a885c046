import type { PrismaClient } from '@spaceport/database/space'
import { textKey } from '@spaceport/kit/page/text-key'

/** A name and its key, as the write path would store them. */
export const named = (name: string) => ({ name, nameKey: textKey(name) })

/** A project group and a lifecycle Dev -> Test, Test Europe -> Production; all with the local ids 1, 2, ... */
export async function basics(db: PrismaClient): Promise<void> {
  await db.projectGroup.create({ data: named('Everything') })
  for (const name of ['Dev', 'Test', 'Test Europe', 'Production']) await db.environment.create({ data: named(name) })
  const phase = (name: string, position: number, ...ids: number[]) => ({
    name,
    position,
    environments: { create: ids.map((environmentId, place) => ({ environmentId, position: place })) },
  })
  const phases = { create: [phase('Dev', 0, 1), phase('Test', 1, 3, 2), phase('Production', 2, 4)] }
  await db.lifecycle.create({ data: { ...named('Standard'), phases } })
}

/** A project in the group and lifecycle of `basics`. */
export const project = (name: string, changes: { createdAt?: Date; lastDeployedAt?: Date | null } = {}) => ({
  ...named(name),
  slug: `p-${Buffer.from(name).toString('hex')}`,
  projectGroupId: 1,
  lifecycleId: 1,
  ...changes,
})
