import type { KnownSpace } from '../spaces/known'
import type { AuditSearch } from './source'

/** Whether a search of the audit of the Spaces may find events of one, by its id. Of a Space that the shell has not read, any Zone may be the one. */
export function mayConcern(
  id: string,
  { space, zone }: Pick<AuditSearch, 'space' | 'zone'>,
  known: readonly KnownSpace[],
): boolean {
  if (space.length > 0 && !space.includes(id)) return false
  const found = known.find((one) => one.id === id)
  return zone.length === 0 || !found || (found.zone !== null && zone.includes(found.zone.id))
}
