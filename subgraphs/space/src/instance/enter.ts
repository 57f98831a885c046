import type { Caller } from '@spaceport/kit/caller'
import { SpaceportError } from '@spaceport/kit/errors'
import { spaceNumber } from '@spaceport/kit/ids'
import { log } from '@spaceport/kit/log'
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
  const entered = space === null ? null : await answering(id, visit, () => enter(spaces, id, caller))
  if (space === null || entered === null) throw new SpaceportError('NOT_FOUND', `There is no ${id} here.`)
  return { space, spaceId: id, caller, requestId, secrets: spaces.secrets, content: spaces.content, ...entered }
}

async function enter(spaces: Spaces, id: string, caller: Caller): Promise<Pick<SpaceContext, 'db' | 'rights'> | null> {
  const database = await spaces.get(id)
  return database && { db: database.client, rights: await spaces.rightsOf(database.client, id, caller) }
}

/** Asks a Space's database for the first time in a request, where it shows whether it answers at all. */
async function answering<T>(id: string, { signal, requestId }: Visit, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (signal.aborted) throw error
    log('error', "a Space's database did not answer", { space: id, requestId, error: String(error) })
    throw new SpaceportError('SPACE_UNAVAILABLE', `The database of ${id} did not answer.`, { space: id })
  }
}
