import type { JourneyEvent, JourneyGap } from './legs'

/** A bundle as people know it: its number between two Spaces. */
const bundleName = ({ sequence }: JourneyEvent) => (sequence === null ? 'the bundle' : `bundle ${sequence}`)

/** What happened, in a few words. */
export function eventText(event: JourneyEvent): string {
  const peer = event.peer?.name ?? 'another Space'
  const by = { sequence: bundleName(event) }
  switch (event.kind) {
    case 'BUILT':
      return event.build ? `Built ${event.build.packageId} ${event.build.version}` : 'Built'
    case 'CREATED':
      return 'Release created'
    case 'BUNDLED':
      return `Promoted to ${peer}: ${by.sequence} created`
    case 'CARRIED':
      return `Carried to ${peer}`
    case 'IMPORTED':
      return `Imported ${by.sequence} from ${peer}`
    case 'APPROVED':
      return 'Approved'
    case 'ACCEPTED':
      return 'Accepted'
    case 'REJECTED':
      return 'Rejected'
    case 'DEPLOYED':
      return `Deployed to ${event.environment ?? 'an environment that you may not see'}`
    case 'RECEIPT_ISSUED':
      return `Receipt for ${peer} issued`
    case 'RECEIPT_RECEIVED':
      return `Receipt from ${peer} imported`
    default:
      // A Space of a newer version may know what this page does not.
      return event.kind
  }
}

/** What it waits for, in a few words. */
export function gapText({ what }: JourneyGap): string {
  switch (what) {
    case 'NOT_IMPORTED':
      return 'Awaiting import'
    case 'EXPIRED':
      return 'The bundle expired before it was imported'
    case 'UNDECIDED':
      return 'Awaiting decision'
    case 'NOT_DEPLOYED':
      return 'Awaiting its first deployment'
    case 'RECEIPT_NOT_RETURNED':
      return 'Awaiting its receipt'
    default:
      return what
  }
}

/** The page of what an event is about; null if it has none. */
export function eventHref({ kind, entityId }: JourneyEvent): string | null {
  if (entityId === null) return null
  const local = entityId.split('/')[1] ?? ''
  const [type] = local.split('-')
  const pages: Record<string, string> = {
    Releases: `/releases/${entityId}`,
    Deployments: `/deployments/${entityId}`,
    OutgoingBundles: `/promotions/outgoing/${entityId}`,
    IncomingBundles: `/promotions/incoming/${entityId}`,
  }
  return pages[type ?? ''] ?? (kind === 'BUILT' ? `/go/${entityId}` : null)
}
