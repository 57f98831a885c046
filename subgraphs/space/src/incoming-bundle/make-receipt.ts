import { write, type Written } from '@spaceport/kit/write/write'
import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { lockRow } from '../write/lock.js'
import { readSubject, unknown } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { entityId } from '@spaceport/kit/ids'
import { ZONE, type Receiver } from './receiver.js'
import { nextReceipt } from './receipt.js'
import { changedBundle, shortBundle } from './row.js'

/** Of which bundle a receipt is wanted. */
export type MakeReceipt = { bundle: string; idempotencyKey?: string | null }

const OPERATION = 'makeReceipt'

type Made = { local: number; receipt: string }

/** Signs a receipt of all that was done with a bundle so far, on behalf of a caller; without anything new to tell it gives the last one. */
export function makeReceipt(context: SpaceContext, input: MakeReceipt): Promise<Made> {
  const local = readSubject(context, 'IncomingBundles', input.bundle, 'bundle')
  return change(context, {
    operation: OPERATION,
    permission: 'BundleImport',
    input,
    at: (tx) => holdSubject(tx, context, 'IncomingBundles', local, 'input', 'bundle'),
    run: (tx) => made(tx, context, local),
  })
}

/** As `makeReceipt`, for the zone's courier, which carries it. Throws `NOT_FOUND`. */
export function makeCarriedReceipt(receiver: Receiver, local: number): Promise<Made> {
  const { db, requestId } = receiver
  return write<Tx, Made>(db, {
    ...{ caller: null, actor: ZONE, operation: OPERATION, input: { bundle: local }, requestId },
    async run(tx) {
      await lockRow(tx, 'incoming_bundle', local)
      return made(tx, receiver, local)
    },
  })
}

/** Who writes a deployment of the release marks the row first, so that nothing that was done is missed or told too late. */
async function made(tx: Tx, receiver: Receiver, local: number): Promise<Written<Made>> {
  const row = await tx.incomingBundle.findUnique({
    where: { id: local },
    select: { isReceiptDue: true, receipt: true },
  })
  if (!row) throw unknown(entityId(receiver.space, 'IncomingBundles', local), 'input', 'bundle')
  if (!row.isReceiptDue && row.receipt !== null) return { answer: { local, receipt: row.receipt }, changed: [] }
  const before = await shortBundle(tx, local)
  const receipt = await nextReceipt(tx, receiver, local, new Date())
  const after = await shortBundle(tx, local)
  return { answer: { local, receipt }, changed: [changedBundle(receiver, { before, after })] }
}
