import { kindPath } from './explore-path'
import { KIND_GROUPS } from './kinds'

/** Kinds that have pages of their own, by where their local ids begin. */
const PAGES: ReadonlyMap<string, string> = new Map([
  ['Projects', '/projects'],
  ['Releases', '/releases'],
  ['Deployments', '/deployments'],
  ['IncomingBundles', '/promotions/incoming'],
  ['OutgoingBundles', '/promotions/outgoing'],
])

/** The page of the thing with this id (`Spaces-1/Projects-7`): its own, or its panel in the explorer. Null: it has none. */
export function pageOf(id: string): string | null {
  const ids = /^Spaces-\d+\/([A-Za-z]+)-\d+$/.exec(id)?.[1]
  if (ids === undefined) return null
  const own = PAGES.get(ids)
  if (own !== undefined) return `${own}/${id}`
  const kind = KIND_GROUPS.flatMap(({ kinds }) => kinds).find((one) => one.ids === ids)
  return kind ? `${kindPath(kind.slug)}?${new URLSearchParams({ peek: id }).toString()}` : null
}

/** Whether a thing has a page of its own. */
export function hasOwnPage(id: string): boolean {
  return PAGES.has(/\/([A-Za-z]+)-/.exec(id)?.[1] ?? '')
}
