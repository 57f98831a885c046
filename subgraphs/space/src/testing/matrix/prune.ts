import { parseEntityId } from '@spaceport/kit/ids'
import { isKind, type Kind } from '../../entity/kinds.js'

/** What says something about an entity, and is gone with it: by the field that leads to it. */
export const ABOUT: Readonly<Record<string, string>> = { ProjectTenantLink: 'project' }

/** Parts of entities, themselves none, that take another permission than the entity does. */
const GUARDED: Readonly<Record<string, string>> = {
  'Project.deploymentProcess': 'ProcessView',
  // It tells of deployments, wherever they were.
  'IncomingBundle.receipt': 'DeploymentView',
}

/** Whether somebody sees an entity, or has another permission there. */
type Sees = (kind: Kind, local: number, permission?: string) => boolean
type Json = Record<string, unknown>

const GONE = Symbol('does not exist for the caller')

/**
 * What of an answer that holds everything is left for somebody who sees part of it: entities that they do not see are out of lists, null
 * where one is referred to, and not counted.
 */
export function prune(value: unknown, sees: Sees): unknown {
  const left = strip(value, sees)
  return left === GONE ? null : left
}

function strip(value: unknown, sees: Sees): unknown {
  if (Array.isArray(value)) return value.map((item) => strip(item, sees)).filter((item) => item !== GONE)
  if (value === null || typeof value !== 'object') return value
  const object = value as Json
  if (isUnseen(object, sees)) return GONE
  const stripped = Object.fromEntries(
    Object.entries(object).map(([key, item]) => [key, isGuarded(object, key, sees) ? null : prune(item, sees)]),
  )
  const about = ABOUT[String(object.__typename)]
  if (about && stripped[about] === null) return GONE
  if ('cursor' in object) return stripped.node === null ? GONE : stripped
  if (Array.isArray(stripped.edges)) return recounted(stripped, stripped.edges as { cursor: string }[])
  if ('lastDeployment' in object && 'deployments' in object) return { ...stripped, lastDeployment: lastOf(stripped) }
  return stripped
}

/** Whether a part of an entity takes a permission of its own that does not reach the entity. */
function isGuarded({ __typename, id }: Json, key: string, sees: Sees): boolean {
  const permission = GUARDED[`${String(__typename)}.${key}`]
  const parsed = permission !== undefined && typeof id === 'string' ? parseEntityId(id) : null
  return parsed !== null && isKind(parsed.kind) && !sees(parsed.kind, parsed.local, permission)
}

function isUnseen({ __typename, id }: Json, sees: Sees): boolean {
  const parsed = typeof id === 'string' && __typename !== 'Space' ? parseEntityId(id) : null
  return parsed !== null && isKind(parsed.kind) && !sees(parsed.kind, parsed.local)
}

function recounted(connection: Json, edges: { cursor: string }[]): Json {
  const pageInfo = {
    ...(connection.pageInfo as Json),
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  }
  return { ...connection, totalCount: edges.length, pageInfo }
}

/** The last deployment that somebody sees; the others were no later ones for them. */
function lastOf(project: Json): unknown {
  const nodes = (project.deployments as { nodes: { __typename: string; id: string }[] }).nodes
  const [last] = nodes
  return last ? { __typename: last.__typename, id: last.id } : null
}
