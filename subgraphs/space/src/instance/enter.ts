import type { SpaceDatabase } from '@spaceport/database/space'
import type { Caller } from '@spaceport/kit/caller'
import { SpaceportError } from '@spaceport/kit/errors'
import { spaceNumber } from '@spaceport/kit/ids'
import { log } from '@spaceport/kit/log'
import { roleOf } from '../access/role.js'
import type { SpaceContext } from '../context.js'
import type { Spaces } from './spaces.js'

/** On whose behalf a Space is entered. */
export type Visit = { caller: Caller | null; requestId: string; signal: AbortSignal }

/**
 * The context of one execution in one Space, with what the caller may do there. Throws `NOT_FOUND` for a Space that is not here,
 * `SPACE_UNAVAILABLE` when its database does not answer.
 */
export async function enterSpace(spaces: Spaces, id: string, visit: Visit): Promise<SpaceContext> {
  const { caller, requestId } = visit
  if (!caller) throw new SpaceportError('UNAUTHENTICATED', 'The graph is asked on behalf of somebody.')
  const space = spaceNumber(id)
  const database = spaces.get(id)
  if (space === null || !database) throw new SpaceportError('NOT_FOUND', `There is no ${id} here.`)
  const role = await roleIn(database, id, caller, visit)
  return { space, spaceId: id, caller, role, db: database.client, requestId }
}

async function roleIn(database: SpaceDatabase, id: string, caller: Caller, { signal, requestId }: Visit) {
  try {
    return await roleOf(database.client, id, caller)
  } catch (error) {
    if (signal.aborted) throw error
    log('error', "a Space's database did not answer", { space: id, requestId, error: String(error) })
    throw new SpaceportError('SPACE_UNAVAILABLE', `The database of ${id} did not answer.`, { space: id })
  }
}
