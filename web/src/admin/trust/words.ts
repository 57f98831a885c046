import type { TrustPurpose, TrustState } from '../../generated/graphql'
import type { Tone } from '../../ui/state-text'

/** What is accepted by a trust, in words. */
export const PURPOSES: Record<TrustPurpose, { name: string; says: string }> = {
  RELEASES: { name: 'Releases', says: 'bundles that the other Space sends here' },
  RECEIPTS: { name: 'Receipts', says: 'what the other Space says of deployments of ours' },
}

/** How far a trust is, in words. */
export const STATES: Record<TrustState, { name: string; tone: Tone }> = {
  ACTIVE: { name: 'In force', tone: 'ok' },
  PENDING: { name: 'To be compared', tone: 'warn' },
  REVOKED: { name: 'Revoked', tone: 'bad' },
}
