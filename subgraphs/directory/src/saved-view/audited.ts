import { directoryId } from '../graph/ids.js'
import type { Shared } from './share.js'

/** What the audit says of a view. */
export function audited({ name, path, audience, groups }: Shared & { name: string; path: string }) {
  return { name, path, audience, groups: groups.map((id) => directoryId('Groups', id)) }
}
