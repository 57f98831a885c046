import type { IncomingBundleState, OutgoingBundleState, PromotionState } from '../generated/graphql'
import { StateText, type Tone } from '../ui/state-text'

type Look = { tone: Tone; says: string }

const INCOMING: Record<IncomingBundleState, Look> = {
  RECEIVED: { tone: 'warn', says: 'Awaiting decision' },
  REPLACED: { tone: 'idle', says: 'Replaced' },
  ACCEPTED: { tone: 'ok', says: 'Accepted' },
  REJECTED: { tone: 'bad', says: 'Rejected' },
}

const OUTGOING: Record<OutgoingBundleState, Look> = {
  READY: { tone: 'run', says: 'Ready' },
  WITHDRAWN: { tone: 'idle', says: 'Withdrawn' },
  REPLACED: { tone: 'idle', says: 'Replaced' },
  IMPORTED: { tone: 'run', says: 'Imported' },
  ACCEPTED: { tone: 'ok', says: 'Accepted' },
  REJECTED: { tone: 'bad', says: 'Rejected' },
}

const PROMOTION: Record<PromotionState, Look> = {
  QUEUED: { tone: 'idle', says: 'Queued' },
  SENDING_PACKAGES: { tone: 'run', says: 'Sending packages' },
  SENDING: { tone: 'run', says: 'Sending bundle' },
  IMPORTING: { tone: 'run', says: 'Importing' },
  DELIVERED: { tone: 'ok', says: 'Delivered' },
  FAILED: { tone: 'bad', says: 'Failed' },
  CANCELED: { tone: 'idle', says: 'Cancelled' },
}

const says = (looks: Readonly<Record<string, Look>>) =>
  Object.fromEntries(Object.entries(looks).map(([state, look]) => [state, look.says]))

/** What the states are called where they are chosen from. */
export const INCOMING_LABELS = says(INCOMING)
export const OUTGOING_LABELS = says(OUTGOING)
export const PROMOTION_LABELS = says(PROMOTION)

// A Space of a newer version may know a state that this page does not.
function shown(look: Look | undefined, state: string) {
  return <StateText tone={look?.tone ?? 'idle'}>{look?.says ?? state}</StateText>
}

/** What became of a bundle that came. */
export function IncomingState({ state }: { state: IncomingBundleState }) {
  return shown(INCOMING[state], state)
}

/** What became of a bundle that was made. One that nobody takes any more, because it is too old, says so. */
export function OutgoingState({ state, isExpired }: { state: OutgoingBundleState; isExpired: boolean }) {
  if (state === 'READY' && isExpired) return <StateText tone="warn">Expired</StateText>
  return shown(OUTGOING[state], state)
}

/** How far a bundle has come over the network. */
export function PromotionStateText({ state }: { state: PromotionState }) {
  return shown(PROMOTION[state], state)
}
