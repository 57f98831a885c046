import { readReceipt, type ReceiptStatement } from '@spaceport/kit/bundle/receipt'
import { SpaceportError } from '@spaceport/kit/errors'
import type { JourneyEvent, JourneyPlace } from '@spaceport/kit/journey/facts'
import { eventHere } from './event.js'

/** How many Spaces further on receipts are followed, and how many of them. */
const DEEPEST = 8
const MOST_RECEIPTS = 200

/**
 * What a receipt that was taken in here tells, and what receipts in it tell of Spaces further on, as far as they are about the same release: what
 * was decided there. The deployments that they tell of are rows here, with a place of their own.
 */
export function toldBy(text: string, origin: string | null): JourneyEvent[] {
  return withOnward(text)
    .filter(({ release }) => origin === null || release.origin === origin)
    .flatMap(decisionEvents)
}

/** When a receipt that was made here was made; null if it cannot be read. */
export function issuedAt(text: string): Date | null {
  const receipt = read(text)
  return receipt && new Date(receipt.issuedAt)
}

function decisionEvents(receipt: ReceiptStatement): JourneyEvent[] {
  const { bundleId, state, decidedAt, number } = receipt
  const about = {
    source: 'RECEIPT' as const,
    where: placeOf(receipt),
    bundle: bundleId,
    peer: { root: receipt.destination.root, space: receipt.destination.space },
  }
  return [
    eventHere('IMPORTED', bundleId, new Date(receipt.importedAt), { ...about, state }),
    ...receipt.approvals.map(({ at }) => {
      const approvedAt = new Date(at)
      return eventHere('APPROVED', `${bundleId}:${approvedAt.toISOString()}`, approvedAt, about)
    }),
    ...(decidedAt !== null && (state === 'ACCEPTED' || state === 'REJECTED')
      ? [eventHere(state, bundleId, new Date(decidedAt), about)]
      : []),
    eventHere('RECEIPT_ISSUED', `${bundleId}:${number}`, new Date(receipt.issuedAt), about),
  ]
}

function placeOf({ source: { root, space } }: ReceiptStatement): JourneyPlace {
  return { root, space }
}

/** A receipt and those in it of Spaces further on, nearest first. What cannot be read is passed over. */
function withOnward(text: string): ReceiptStatement[] {
  const found: ReceiptStatement[] = []
  let texts = [text]
  for (let depth = 0; depth <= DEEPEST && texts.length > 0; depth++) {
    const receipts = texts.slice(0, MOST_RECEIPTS - found.length).flatMap((one) => read(one) ?? [])
    found.push(...receipts)
    texts = receipts.flatMap(({ onward }) => onward)
  }
  return found
}

function read(text: string): ReceiptStatement | null {
  try {
    return readReceipt(text)
  } catch (error) {
    if (error instanceof SpaceportError) return null
    throw error
  }
}
