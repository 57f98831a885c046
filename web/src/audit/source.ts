import { parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { chosenOf, listSearch, type ListSearch } from '../find/list-search'
import { PERIOD_PARSERS, rangeOf, type Period } from '../time/period'
import { PAGE } from '../explore/list-source'

/** Whose audit: that of the Spaces, of the directory, or of the zone. */
export const AUDITS = ['spaces', 'directory', 'zone'] as const
export type Audit = (typeof AUDITS)[number]

/** What the timeline's URL says. */
export type AuditSearch = ListSearch & Period & { of: Audit; kind: string[] }

/** Facets of the audit of the Spaces; those of the others are not counted. */
export const FACETS = [
  { id: 'action', title: 'What was done', isWords: true },
  { id: 'actor', title: 'Who' },
] as const
const NAMES = FACETS.map(({ id }) => id)

/** The URL schema of the timeline. */
export const auditSchema = listSearch(NAMES, '-at', {
  ...PERIOD_PARSERS,
  of: parseAsStringLiteral(AUDITS).withDefault('spaces'),
  /** Kinds of what it was about, such as `Projects`. */
  kind: parseAsArrayOf(parseAsString).withDefault([]),
})

/** Where the timeline is. */
export const AUDIT_PATH = '/audit'

/** The variables for what the URL says; periods that move end at `now` (epoch milliseconds). */
export function auditVariables(search: AuditSearch, now: number) {
  const { space, zone, text, kind, of, after, sort } = search
  const has = of === 'spaces' ? chosenOf(search, NAMES) : {}
  const filter = {
    ...(of === 'spaces' && space.length > 0 ? { space } : {}),
    ...(of === 'spaces' && zone.length > 0 ? { zone } : {}),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(kind.length > 0 ? { kind } : {}),
    ...(Object.keys(has).length > 0 ? { has } : {}),
    ...rangeOf(search, now),
  }
  return {
    first: PAGE,
    filter,
    orderBy: { field: 'AT', direction: sort === 'at' ? 'ASC' : 'DESC' },
    ...(after === null ? {} : { after }),
  } as const
}
