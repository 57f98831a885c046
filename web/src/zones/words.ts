import type { TrustState } from '../generated/graphql'
import type { Tone } from '../ui/state-text'
import type { MapTrust, MapZone, Owned } from './map'

/** How a Zone is reached, in a few words. */
export const ZONE_KINDS: Record<MapZone['kind'], string> = {
  CONNECTED: 'Over the network',
  DISCONNECTED: 'No network: by hand only',
  UNPLACED: 'Not placed yet',
  BEYOND: 'By hand only',
}

/** Whether nothing in it can be called. */
export function isGap({ kind }: Pick<MapZone, 'kind'>): boolean {
  return kind === 'DISCONNECTED' || kind === 'BEYOND'
}

export const TRUST_STATES: Record<TrustState, { says: string; tone: Tone }> = {
  PENDING: { says: 'To be confirmed', tone: 'warn' },
  ACTIVE: { says: 'In force', tone: 'ok' },
  REVOKED: { says: 'Revoked', tone: 'bad' },
}

/** What a trust says, as a sentence. */
export function trustSentence({ from, to, trust }: MapTrust): string {
  return `${to.name} accepts ${trust.purpose === 'RELEASES' ? 'releases' : 'receipts'} from ${from.name}`
}

const MOST = 100

function counted(count: number | null, one: string, many: string): string[] {
  if (count === null) return []
  return [`${count >= MOST ? `${MOST}+` : count} ${count === 1 ? one : many}`]
}

/** How much an Instance owns, in words. */
export function ownedText({ environments, tenants, variables }: Owned): string {
  const parts = [
    ...counted(environments, 'environment', 'environments'),
    ...counted(tenants, 'tenant', 'tenants'),
    ...counted(variables, 'value', 'values'),
  ]
  return parts.length > 0 ? parts.join(', ') : 'Not known'
}
