import { SpaceportError } from '@spaceport/kit/errors'
import { spaceOf } from '@spaceport/kit/ids'
import { log } from '@spaceport/kit/log'
import { z } from 'zod'
import type { Zones } from '../context.js'
import { isRefusal } from './refusal.js'
import { wayBetween } from './way.js'

/** A receipt that is to be made of an imported bundle, for the Space that made the bundle. */
export const receiptJobSchema = z.object({
  bundle: z.string(),
  sourceSpace: z.string(),
  /** How often it has failed. */
  failures: z.number().int().default(0),
})

export type ReceiptJob = z.infer<typeof receiptJobSchema>

const madeSchema = z.object({ receipt: z.string() })
const takenSchema = z.object({ id: z.string() })

/**
 * Has a receipt made at the target and taken in at the source: both without effect where it happened before. True when it came through
 * or was refused, which is logged: the next receipt tells all that this one did. False: to be tried again.
 */
export async function tell(zones: Zones, { bundle, sourceSpace }: ReceiptJob, signal: AbortSignal): Promise<boolean> {
  const targetSpace = spaceOf(bundle) ?? ''
  try {
    const { source, target } = await wayBetween(zones, { sourceSpace, targetSpace }, signal)
    const { receipt } = await target.order('/internal/receipts/make', { bundle }, madeSchema)
    await source.order('/internal/receipts/take', { space: sourceSpace, receipt }, takenSchema)
    return true
  } catch (error) {
    if (signal.aborted) return false
    if (!(error instanceof SpaceportError)) throw error
    log('warn', 'a receipt was not handed over', { bundle, space: sourceSpace, code: error.code })
    return isRefusal(error)
  }
}
