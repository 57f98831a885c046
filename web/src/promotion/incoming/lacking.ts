import type { IncomingBundle } from './bundle'
import { UNRESOLVED_KINDS } from './unresolved-kinds'

/** The most names that are said of what is not here. */
const MOST = 5

/** Why a bundle cannot be accepted as it stands, each in a sentence; none where nothing is known to be in the way. */
export function lackingFor(
  bundle: Pick<IncomingBundle, 'approvals' | 'approvalsNeeded' | 'trust' | 'sourceSpace' | 'review'>,
  hasLifecycle: boolean,
): string[] {
  const { approvals, approvalsNeeded, trust, sourceSpace, review } = bundle
  const lacking: string[] = []
  if (!hasLifecycle) lacking.push('Choose a lifecycle: the project is new here.')
  const more = approvalsNeeded - approvals.length
  if (more > 0) lacking.push(`${more} more ${more === 1 ? 'person' : 'people'} must approve first.`)
  const needed = review?.unresolved.filter(({ isNeeded }) => isNeeded) ?? []
  if (needed.length > 0) {
    const names = needed.slice(0, MOST).map(({ kind, name }) => `${UNRESOLVED_KINDS[kind].says.toLowerCase()} ${name}`)
    const others = needed.length > MOST ? `, ${needed.length - MOST} more` : ''
    lacking.push(`Missing in this Space: ${names.join(', ')}${others}.`)
  }
  if (trust?.state === 'REVOKED') lacking.push(`The trust in ${sourceSpace} was revoked.`)
  if (trust?.state === 'PENDING') lacking.push(`The fingerprint of ${sourceSpace} is not confirmed yet.`)
  return lacking
}
