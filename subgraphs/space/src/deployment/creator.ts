import type { Where } from '../access/where.js'
import { isText } from '../build-information/key-filter.js'
import { userOf } from '../release/defect.js'
import { readUsers } from '../release/users.js'

/** Who is noted to have asked for a deployment that followed from a lifecycle by itself. */
export const LIFECYCLE = 'lifecycle'

/** The user whom a row names as the one who asked for it; null for nobody, or a component. */
export function creatorOf({ createdBy }: { createdBy: string | null }): { id: string } | null {
  return userOf(createdBy)
}

/** Rows that one of these users asked for. Throws `BAD_ID` for the id of anything else. */
export function isCreatedBy(ids: readonly string[] | null | undefined): Where[] {
  return isText('createdBy', readUsers(ids))
}
