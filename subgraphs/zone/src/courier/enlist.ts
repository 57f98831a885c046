import { spaceOf } from '@spaceport/kit/ids'
import { write } from '@spaceport/kit/write/write'
import type { Zones } from '../context.js'
import type { Tx } from '../write/change.js'
import { audited } from './audited.js'
import type { WaitingBundle } from './outbox.js'

/** A bundle that is to go to a Space of this fleet. */
export type Destined = { bundle: WaitingBundle; targetSpace: string }

/** Makes a promotion of each bundle that has none yet, in the order given: the order of their sequence. */
export async function enlist({ db }: Pick<Zones, 'db'>, destined: readonly Destined[]): Promise<void> {
  const ids = destined.map(({ bundle }) => bundle.bundleId)
  const known = await db.promotion.findMany({ where: { bundleId: { in: ids } }, select: { bundleId: true } })
  const knownIds = new Set(known.map(({ bundleId }) => bundleId))
  for (const { bundle, targetSpace } of destined) {
    if (knownIds.has(bundle.bundleId)) continue
    await write<Tx, null>(db, {
      caller: null,
      actor: 'zone',
      operation: 'createPromotion',
      input: {},
      run: async (tx) => ({ answer: null, changed: await create(tx, bundle, targetSpace) }),
    })
  }
}

/** Where another process was first, nothing is made. */
async function create(tx: Tx, { id, bundleId, size, packages }: WaitingBundle, targetSpace: string) {
  const totalBytes = BigInt(size) + BigInt(packages.reduce((sum, file) => sum + file.size, 0))
  const made = await tx.promotion.createManyAndReturn({
    data: { outgoing: id, bundleId, sourceSpace: spaceOf(id) ?? '', targetSpace, totalBytes },
    skipDuplicates: true,
  })
  return made.map((row) => audited(null, row))
}
