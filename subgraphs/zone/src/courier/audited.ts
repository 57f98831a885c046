import type { Promotion } from '@spaceport/database/zone'
import type { Changed } from '@spaceport/kit/write/audit'

/** What the audit keeps of a change to a promotion; not how far it is, which changes all the time. */
export function audited(before: Promotion | null, after: Promotion): Changed {
  const { id, version } = after
  return { kind: 'Promotions', id: `Promotions-${id}`, version, before: before && shown(before), after: shown(after) }
}

function shown({ outgoing, bundleId, incoming, sourceSpace, targetSpace, state, faultCode }: Promotion): object {
  return { outgoing, bundleId, incoming, sourceSpace, targetSpace, state, faultCode }
}
