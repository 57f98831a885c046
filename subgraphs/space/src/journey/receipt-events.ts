import { readReceipt, type ReceiptDeployment, type ReceiptStatement } from '@spaceport/kit/bundle/receipt'
import { SpaceportError } from '@spaceport/kit/errors'
import type { JourneyEvent, JourneyPlace, JourneyReached } from '@spaceport/kit/journey/facts'
import { eventHere } from './event.js'

/** How many Spaces further on receipts are followed, and how many of them. */
const DEEPEST = 8
const MOST_RECEIPTS = 200

/**
 * What a receipt tells that was taken in here, and what is in it of Spaces further on. The deployments that it tells itself are rows here, with a
 * place of their own; so only those further on are told, to whom sees deployments of the release wherever they are (`seesAll`).
 */
export function toldBy(text: string, seesAll: boolean): JourneyEvent[] {
  return withOnward(text).flatMap(({ receipt, depth }) => {
    const deployments = depth > 0 && seesAll ? receipt.deployments : []
    return [...decisionEvents(receipt), ...deployments.map((one) => deploymentEvent(receipt, one))]
  })
}

/** The environments of Spaces further on that receipts say a release was deployed to with success. */
export function reachedOnward(text: string): JourneyReached[] {
  return withOnward(text).flatMap(({ receipt, depth }) =>
    receipt.deployments
      .filter(({ state }) => depth > 0 && state === 'SUCCESS')
      .map(({ environment }) => ({ where: placeOf(receipt), environment, source: 'RECEIPT' as const })),
  )
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

function deploymentEvent(receipt: ReceiptStatement, deployment: ReceiptDeployment): JourneyEvent {
  const { id, environment, state, queuedAt, startedAt, completedAt } = deployment
  const { root } = receipt.source
  return eventHere(
    'DEPLOYED',
    id.startsWith(`${root}/`) ? id : `${root}/${id}`,
    new Date(completedAt ?? startedAt ?? queuedAt),
    {
      source: 'RECEIPT',
      where: placeOf(receipt),
      environment,
      state,
    },
  )
}

function placeOf({ source: { root, space } }: ReceiptStatement): JourneyPlace {
  return { root, space }
}

/** A receipt and those in it of Spaces further on, nearest first; `depth` 0 is the receipt itself. What cannot be read is passed over. */
function withOnward(text: string): { receipt: ReceiptStatement; depth: number }[] {
  const found: { receipt: ReceiptStatement; depth: number }[] = []
  let texts = [text]
  for (let depth = 0; depth <= DEEPEST && texts.length > 0; depth++) {
    const receipts = texts.slice(0, MOST_RECEIPTS - found.length).flatMap((one) => read(one) ?? [])
    found.push(...receipts.map((receipt) => ({ receipt, depth })))
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
