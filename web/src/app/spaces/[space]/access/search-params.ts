import { createLoader, createSerializer, parseAsString, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import { Permission, type SpaceAccessQueryVariables } from '../../../../generated/graphql'

/** All permissions, by name. */
export const PERMISSIONS = Object.values(Permission)

/** The URL of the page: what is asked of the Space. */
export const accessSearch = {
  /** Who can do this? */
  permission: parseAsStringLiteral(PERMISSIONS),
  /** Why may this user, by id, do it, or not? */
  user: parseAsString.withDefault(''),
  /** To what, by id; the Space itself when left out. */
  entity: parseAsString.withDefault(''),
}

export type AccessSearch = inferParserType<typeof accessSearch>

export const loadAccessSearch = createLoader(accessSearch)

const serialize = createSerializer(accessSearch)

/** The address of the page about a Space. */
export function accessPath(space: string, search: Partial<AccessSearch> = {}): string {
  return serialize(`/spaces/${encodeURIComponent(space)}/access`, search)
}

/** What the page asks the graph. */
export function accessVariables(space: string, search: AccessSearch): SpaceAccessQueryVariables {
  const user = search.user.trim()
  return {
    ...{ space, spaces: [space], user, entity: search.entity.trim() || space },
    ...(search.permission ? { permission: search.permission } : {}),
    holders: search.permission !== null && user === '',
    explain: search.permission !== null && user !== '',
  }
}
