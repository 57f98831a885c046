import { visible } from '../access/visible.js'
import { allOf, leadsTo, type Where } from '../access/where.js'
import { leadsToFew } from '../connection/few.js'
import { containsText } from '../connection/filter.js'
import type { SpaceContext } from '../context.js'

/** What a filter says of the releases that run. */
export type VersionFilter = { version?: string | null }

/** Which releases bear a version, where that was looked up. */
const few = new WeakMap<VersionFilter, Where>()

/** Looks up which releases bear the version that a filter asks for. */
export async function lookUpVersion(filter: VersionFilter, context: SpaceContext): Promise<void> {
  const [version] = containsText(filter.version)
  const releases = version && (await leadsToFew(context, 'releaseId', 'Releases', version))
  if (releases) few.set(filter, releases)
}

/** Cells whose current deployment is of a release whose version holds a text, as far as the caller can see that release. */
export function ofVersion(filter: VersionFilter, context: SpaceContext): Where[] {
  const [version] = containsText(filter.version)
  if (!version) return []
  const releases = leadsTo('release', allOf([version, visible(context, 'Releases')]))
  return [leadsTo('current', few.get(filter) ?? releases)]
}
