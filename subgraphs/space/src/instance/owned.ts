import { entityId, parseEntityId, spaceNumber } from '@spaceport/kit/ids'
import { SpaceportError } from '@spaceport/kit/errors'
import { visible } from '../access/visible.js'
import { findRows } from '../entity/model.js'
import { remoteWhere } from '../write/owner.js'
import { enterSpace, type Visit } from './enter.js'
import type { Spaces } from './spaces.js'

/** Which owned entities are asked for. */
export type OwnedRequest = {
  kind: 'ENVIRONMENT' | 'TENANT' | 'VARIABLE'
  /** The Spaces to look in, by id; those that are not here are passed over. */
  spaces: string[]
  /** Only entities after this one. */
  after?: string | null | undefined
  limit: number
}

const OWNED = {
  ENVIRONMENT: { kind: 'Environments', model: 'environment' },
  TENANT: { kind: 'Tenants', model: 'tenant' },
  VARIABLE: { kind: 'Variables', model: 'variable' },
} as const

/**
 * The ids of the environments, tenants or values of variables that live here, placeholders left out, as far as the caller may see them: in the order of
 * their Spaces, then of their local ids. Throws `BAD_ID` for a malformed `after`.
 */
export async function ownedEntities(spaces: Spaces, request: OwnedRequest, visit: Visit): Promise<string[]> {
  const { kind, model } = OWNED[request.kind]
  const after = readAfter(kind, request.after)
  const wanted = new Set(request.spaces)
  const found: string[] = []
  for (const id of spaces.ids().filter((space) => wanted.has(space))) {
    const number = spaceNumber(id) ?? 0
    if (found.length === request.limit) break
    if (number < after.space) continue
    const context = await enterSpace(spaces, id, visit)
    const beyond = number === after.space ? { id: { gt: after.local } } : {}
    const rows = await findRows(context.db, model, {
      where: { AND: [visible(context, kind), kind === 'Variables' ? { remoteOf: null } : remoteWhere(false), beyond] },
      orderBy: [{ id: 'asc' }],
      take: request.limit - found.length,
      select: { id: true },
    })
    found.push(...rows.map((row) => entityId(number, kind, row.id)))
  }
  return found
}

function readAfter(kind: string, after: string | null | undefined): { space: number; local: number } {
  if (after === null || after === undefined) return { space: 0, local: 0 }
  const parsed = parseEntityId(after)
  if (parsed?.kind !== kind) throw new SpaceportError('BAD_ID', `"after" is not the id of one of the ${kind}.`)
  return parsed
}
