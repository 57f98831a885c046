import { createLoader, createSerializer, parseAsString, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import { Permission, type WhoCanQueryVariables } from '../generated/graphql'

/** All permissions, by name. */
export const PERMISSIONS = Object.values(Permission).sort()

/** The URL of the page: what is asked. */
export const WHO_CAN = {
  /** Who can do this? */
  permission: parseAsStringLiteral(PERMISSIONS),
  /** In this Space, by id; all when left out. */
  space: parseAsString.withDefault(''),
  /** By id, all of the one Space. */
  project: parseAsString.withDefault(''),
  environment: parseAsString.withDefault(''),
  tenant: parseAsString.withDefault(''),
  /** Why may this person, by id, do it, or not? */
  user: parseAsString.withDefault(''),
  /** Cursor that the list of people begins behind. */
  after: parseAsString,
}

export type WhoCanSearch = inferParserType<typeof WHO_CAN>

export const loadWhoCan = createLoader(WHO_CAN)

const serialize = createSerializer(WHO_CAN)

/** The address of a question. */
export function whoCanPath(search: Partial<WhoCanSearch> = {}): string {
  return serialize('/who-can', search)
}

/** The one Space that is asked about; null for all. A choice of several is none. */
export function spaceOf({ space }: WhoCanSearch): string | null {
  return /^Spaces-\d+$/.test(space) ? space : null
}

/** Whether what was chosen stands in the Space that is asked about: ids of another were left behind by an earlier choice. */
function within(space: string | null, id: string): boolean {
  return space !== null && id.startsWith(`${space}/`)
}

/** What the page asks the graph. */
export function whoCanVariables(search: WhoCanSearch): WhoCanQueryVariables {
  const space = spaceOf(search)
  const user = search.user.trim()
  const places: Partial<Record<'project' | 'environment' | 'tenant', string>> = Object.fromEntries(
    (['project', 'environment', 'tenant'] as const).flatMap((name) =>
      within(space, search[name]) ? [[name, search[name]]] : [],
    ),
  )
  const isAsked = search.permission !== null
  const canExplain = isAsked && user !== '' && space !== null
  return {
    inSpace: space !== null,
    beginning: !isAsked,
    holders: isAsked && user === '',
    explain: canExplain,
    ...(search.permission ? { permission: search.permission } : {}),
    ...(space ? { space: [space], scope: { spaces: [space], ...places } } : {}),
    ...(search.after && user === '' ? { after: search.after } : {}),
    ...(canExplain ? { user, entity: places.project ?? places.environment ?? places.tenant ?? space } : {}),
  }
}
