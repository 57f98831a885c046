import { SpaceportError } from '@spaceport/kit/errors'
import { parseEntityId, parseId } from '@spaceport/kit/ids'
import { refuse } from '@spaceport/kit/write/outcome'

/** What people call a kind that ids name. */
const NAMES = {
  Zones: 'a Zone',
  Instances: 'an Instance',
  Environments: 'an environment',
  Tenants: 'a tenant',
  Variables: 'a value of a variable',
  Projects: 'a project',
  Spaces: 'a Space',
  CompositeLifecycles: 'a composite lifecycle',
  Releases: 'a release',
  Promotions: 'a promotion',
} as const

/** A kind as ids name it. */
export type Kind = keyof typeof NAMES

/** The number of an id such as `Zones-1`. Throws `BAD_ID`; `path` leads to the input that holds it. */
export function readId(
  kind: 'Zones' | 'Instances' | 'CompositeLifecycles' | 'Promotions',
  id: string,
  ...path: string[]
): number {
  const parsed = parseId(id)
  if (parsed?.kind === kind) return parsed.n
  throw badId(kind, id, path)
}

/** Checks the id of something in a Space, such as `Spaces-1/Environments-3`, and gives it back. Throws `BAD_ID`. */
export function readEntityId(
  kind: 'Environments' | 'Tenants' | 'Variables' | 'Projects' | 'Releases',
  id: string,
  ...path: string[]
): string {
  if (parseEntityId(id)?.kind === kind) return id
  throw badId(kind, id, path)
}

function badId(kind: Kind, id: string, path: string[]): SpaceportError {
  const shown = JSON.stringify(id.length > 80 ? `${id.slice(0, 80)}...` : id)
  return refuse('BAD_ID', `${shown} is not the id of ${NAMES[kind]}.`, ...path)
}

/** That something does not exist, or not for this caller, which is the same. */
export function notFound(what: string, ...path: string[]): SpaceportError {
  return refuse('NOT_FOUND', `There is no such ${what}.`, ...path)
}
