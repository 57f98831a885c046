import { NOWHERE } from '@spaceport/kit/rights/scope'
import { write } from '@spaceport/kit/write/write'
import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { placed } from '../write/placed.js'
import { readThisSpace } from '../write/references.js'
import { applyReceipt, LONGEST_RECEIPT } from './apply-receipt.js'
import { readReceiptText } from './receipt-text.js'
import { notingRefusal } from './refused.js'

/** What taking a receipt takes to know of the Space. */
export type Taking = Pick<SpaceContext, 'db' | 'space' | 'spaceId' | 'requestId'>

/** A receipt that somebody carried here: its text, or the digest of a file that was uploaded. */
export type ImportReceipt = {
  space: string
  receipt?: string | null
  digest?: string | null
  idempotencyKey?: string | null
}

const OPERATION = 'importReceipt'

/**
 * Takes a receipt that a component carried, such as `zone`, whose own rights are those of its route. Sent again it changes nothing. Throws why
 * it is refused, which the audit notes: as `applyReceipt`.
 */
export function takeReceipt(
  context: Taking,
  text: string,
  actor: string,
  clock: () => Date = () => new Date(),
): Promise<{ local: number }> {
  const { db, requestId } = context
  return notingRefusal(context, { actor, operation: OPERATION }, () =>
    write<Tx, { local: number }>(db, {
      ...{ caller: null, actor, operation: OPERATION, input: {}, requestId, timeout: LONGEST_RECEIPT },
      async run(tx) {
        const { answer, changed } = await applyReceipt(tx, context, text, clock())
        return { answer, changed: await placed(tx, changed, NOWHERE) }
      },
    }),
  )
}

/** As `takeReceipt`, of somebody who may take in receipts. Throws `NOT_FOUND` for a file that was not uploaded. */
export function importReceipt(
  context: SpaceContext,
  input: ImportReceipt,
  clock: () => Date = () => new Date(),
): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  const by = { actor: context.caller.subject, operation: OPERATION }
  return notingRefusal(context, by, () =>
    change(context, {
      ...{ operation: OPERATION, permission: 'BundleImport' as const, input, timeout: LONGEST_RECEIPT },
      run: async (tx) => applyReceipt(tx, context, await readReceiptText(context, input), clock()),
    }),
  )
}
