import { withSignal } from '@spaceport/database/cancel'
import { log } from '@spaceport/kit/log'
import type { Route, ServiceRequest } from '@spaceport/kit/server/route'
import { receiptsDue, type DueReceipt } from '../incoming-bundle/due.js'
import { asReady } from '../instance/as-ready.js'
import type { Spaces } from '../instance/spaces.js'
import { outboxOf, type Waiting } from '../outgoing-bundle/outbox.js'

/** How many Spaces are looked into at the same time. */
const AT_ONCE = 8

/** What waits in one Space; null: its database does not answer. */
type Found = { space: string; bundles: Waiting[]; receipts: DueReceipt[] } | { space: string; bundles: null }

/**
 * `POST /internal/outbox`: what waits in the Spaces that live here to be carried: bundles, and receipts that are to be made. `unavailable` names
 * the Spaces that could not be looked into: that nothing of theirs is listed says nothing.
 */
export function outboxRoute(spaces: Spaces): Route {
  return {
    method: 'POST',
    path: '/internal/outbox',
    from: ['zone'],
    async handle(request) {
      const all: Found[] = []
      await withSignal(request.signal, async () => {
        for await (const found of asReady(spaces.ids(), AT_ONCE, (space) => look(spaces, space, request)))
          all.push(found)
      })
      return Response.json({
        bundles: all.flatMap((found) => found.bundles ?? []),
        receipts: all.flatMap((found) => (found.bundles ? found.receipts : [])),
        unavailable: all.flatMap((found) => (found.bundles ? [] : found.space)),
      })
    },
  }
}

async function look(spaces: Spaces, space: string, { signal }: ServiceRequest): Promise<Found> {
  signal.throwIfAborted()
  try {
    const db = (await spaces.get(space))?.client
    if (!db) return { space, bundles: null }
    return { space, bundles: await outboxOf(db, space), receipts: await receiptsDue(db, space) }
  } catch (error) {
    signal.throwIfAborted()
    log('error', 'the outbox of a Space could not be read', { space, error: String(error) })
    return { space, bundles: null }
  }
}
