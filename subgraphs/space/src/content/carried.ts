import type { PrismaClient } from '@spaceport/database/space'
import type { Caller } from '@spaceport/kit/caller'
import { write } from '@spaceport/kit/write/write'
import { positionOf } from '../access/position.js'
import { NOWHERE } from '@spaceport/kit/rights/scope'
import type { Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { lockRow } from '../write/lock.js'
import { placed } from '../write/placed.js'

/** Who takes a bundle's file; the component itself where there is no caller. */
export type Taker = {
  db: PrismaClient
  space: number
  caller: Caller | null
  /** The component. */
  issuer: string
  requestId: string
}

/** Notes, in the bundle and in the audit, that its file was taken for the first time; later times leave no trace. */
export async function markCarried({ db, space, caller, issuer, requestId }: Taker, bundle: number): Promise<void> {
  const first = await db.outgoingBundle.findFirst({ where: { id: bundle, carriedAt: null }, select: { id: true } })
  if (!first) return
  await write<Tx, null>(db, {
    caller,
    actor: issuer,
    operation: 'downloadBundle',
    input: {},
    requestId,
    async run(tx) {
      await lockRow(tx, 'outgoing_bundle', bundle)
      const select = { id: true, version: true, carriedAt: true }
      const before = await tx.outgoingBundle.findUnique({ where: { id: bundle, carriedAt: null }, select })
      if (!before) return { answer: null, changed: [] }
      const data = { carriedAt: new Date(), version: { increment: 1 } }
      const after = await tx.outgoingBundle.update({ where: { id: bundle }, data, select })
      const position = (await positionOf(tx, 'OutgoingBundles', bundle)) ?? NOWHERE
      const what = changed({ space }, 'OutgoingBundles', { before, after })
      return { answer: null, changed: await placed(tx, [what], position) }
    },
  })
}
