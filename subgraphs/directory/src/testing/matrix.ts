import { parseId } from '@spaceport/kit/ids'
import { readAccess } from '@spaceport/kit/schema/access'
import { DOCUMENTED_SYSTEM_ROLES, words } from '@spaceport/kit/rights/testing/documented-roles'
import { sdl } from '../schema.js'

/** Somebody in the matrix: what their roles over the fleet are documented to give, less what their key leaves out, and what they may enter. */
export type Tried = {
  systemRole: 'System Administrator' | 'System Manager' | null
  /** What a key leaves: some permissions, or none at all because it is for some Spaces. */
  key: readonly string[] | null
  user: string
  groups: readonly string[]
  spaces: readonly string[]
}

/** Whether they hold a permission over the fleet. */
export function holdsDocumented({ systemRole, key }: Tried, permission: string): boolean {
  const granted = words(systemRole ? (DOCUMENTED_SYSTEM_ROLES[systemRole] ?? '') : '')
  return granted.includes(permission) && (key === null || key.includes(permission))
}

/** What every signed-in caller may read, of what exists for them. */
const OF_ROWS = new Set(['Public', 'SpaceView', 'UserView', 'TeamView'])

const ACCESS = readAccess(sdl)

/** The permission that a field declares. */
export function declared(field: string): string {
  const permission = ACCESS.get(field)
  if (!permission) throw new Error(`${field} declares no access`)
  return permission
}

/** The mutations, each with the permission that it declares. */
export const DECLARED_MUTATIONS = [...ACCESS.keys()].flatMap((field) => {
  const [type, name] = field.split('.')
  return type === 'Mutation' && name ? [{ name, permission: declared(field) }] : []
})

type Json = Record<string, unknown>

const GONE = Symbol('does not exist for the caller')

/** What is left of an answer that holds everything: rows that do not exist for somebody are gone and not counted, fields that they may not see are null. */
export function pruneFor(
  tried: Tried,
  value: unknown,
  where: { instances: ReadonlyMap<string, string>; views: ReadonlySet<string> },
): unknown {
  const exists = (id: string) => {
    const kind = parseId(id)?.kind
    if (kind === 'Users') return holdsDocumented(tried, 'UserView') || id === tried.user
    if (kind === 'Groups') return holdsDocumented(tried, 'TeamView') || tried.groups.includes(id)
    if (kind === 'Spaces') return holdsDocumented(tried, 'SpaceView') || tried.spaces.includes(id)
    if (kind === 'SavedViews') return where.views.has(id)
    if (kind !== 'Instances') return true
    const all = holdsDocumented(tried, 'SpaceView') || holdsDocumented(tried, 'AdministerSystem')
    return all || tried.spaces.some((space) => where.instances.get(space) === id)
  }
  const strip = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(strip).filter((item) => item !== GONE)
    if (part === null || typeof part !== 'object') return part
    const object = part as Json
    if (typeof object.id === 'string' && !exists(object.id)) return GONE
    const entries = Object.entries(object).map(([key, item]) => {
      // Nobody but whose they are sees them, and of those who are tried nobody has any.
      if (key === 'favouriteSpaces') return [key, object.id === tried.user ? [] : null] as const
      const permission = ACCESS.get(`${String(object.__typename)}.${key}`) ?? 'Public'
      if (!OF_ROWS.has(permission) && !holdsDocumented(tried, permission)) return [key, null] as const
      const left = strip(item)
      return [key, left === GONE ? null : left] as const
    })
    const stripped = Object.fromEntries(entries)
    if ('cursor' in object) return stripped.node === null ? GONE : stripped
    if (!Array.isArray(stripped.edges)) return stripped
    const edges = stripped.edges as { cursor: string }[]
    const [startCursor, endCursor] = [edges[0]?.cursor ?? null, edges.at(-1)?.cursor ?? null]
    const pageInfo = { ...(stripped.pageInfo as Json), startCursor, endCursor }
    return { ...stripped, totalCount: edges.length, pageInfo }
  }
  return strip(value)
}
