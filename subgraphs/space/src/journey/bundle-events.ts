import { entityId } from '@spaceport/kit/ids'
import type { JourneyEvent, JourneyPlace } from '@spaceport/kit/journey/facts'
import { eventHere } from './event.js'
import { issuedAt, toldBy } from './receipt-events.js'
import type { IncomingRow, OutgoingRow } from './rows.js'

/**
 * What became of a bundle that was made here of the release with an origin, as far as this Space knows: also what its last receipt tells of the
 * Space that it went to, and of those further on.
 */
export function outgoingEvents(space: number, row: OutgoingRow, origin: string | null): JourneyEvent[] {
  const { bundleId, sequence, state, carriedAt, receiptReceivedAt, receiptNumber } = row
  const about = {
    id: entityId(space, 'OutgoingBundles', row.id),
    bundle: bundleId,
    sequence,
    peer: peerOf(row),
  }
  const made = { ...about, state, expiresAt: row.expiresAt.toISOString() }
  return [
    eventHere('BUNDLED', bundleId, row.createdAt, made),
    ...(carriedAt ? [eventHere('CARRIED', bundleId, carriedAt, about)] : []),
    ...(receiptReceivedAt
      ? [eventHere('RECEIPT_RECEIVED', `${bundleId}:${receiptNumber}`, receiptReceivedAt, about)]
      : []),
    ...(row.receipt === null ? [] : toldBy(row.receipt, origin)),
  ]
}

/** What became of a bundle that came here. */
export function incomingEvents(space: number, row: IncomingRow): JourneyEvent[] {
  const { bundleId, sequence, state, decidedAt, receipt, receiptNumber } = row
  const about = { id: entityId(space, 'IncomingBundles', row.id), bundle: bundleId, sequence, peer: peerOf(row) }
  const issued = receipt === null ? null : issuedAt(receipt)
  return [
    eventHere('IMPORTED', bundleId, row.importedAt, { ...about, state, expiresAt: row.expiresAt.toISOString() }),
    ...row.approvals.map(({ approvedAt }) =>
      eventHere('APPROVED', `${bundleId}:${approvedAt.toISOString()}`, approvedAt, about),
    ),
    ...(decidedAt && (state === 'ACCEPTED' || state === 'REJECTED')
      ? [eventHere(state, bundleId, decidedAt, about)]
      : []),
    ...(issued ? [eventHere('RECEIPT_ISSUED', `${bundleId}:${receiptNumber}`, issued, about)] : []),
  ]
}

function peerOf({ trust: { peer, root } }: OutgoingRow | IncomingRow): JourneyPlace {
  return { root, space: peer }
}
