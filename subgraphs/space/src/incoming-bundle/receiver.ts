import { SpaceportError } from '@spaceport/kit/errors'
import { spaceNumber } from '@spaceport/kit/ids'
import type { SpaceContext } from '../context.js'
import type { Spaces } from '../instance/spaces.js'

/** What takes bundles in and tells what became of them needs to know of a Space: on somebody's behalf or for the zone, nothing of their rights. */
export type Receiver = Pick<SpaceContext, 'space' | 'spaceId' | 'db' | 'secrets' | 'content' | 'requestId'>

/** Who it is in the audit where the fleet's own network carries. */
export const ZONE = 'zone'

/** A Space as the zone's courier enters it, which is nobody's behalf. Throws `NOT_FOUND` for one that is not here. */
export async function receiverOf(spaces: Spaces, id: string, requestId: string): Promise<Receiver> {
  const space = spaceNumber(id)
  const database = space === null ? null : await spaces.get(id)
  if (space === null || !database) throw new SpaceportError('NOT_FOUND', `There is no ${id} here.`)
  const { secrets, content } = spaces
  return { space, spaceId: id, db: database.client, secrets, content, requestId }
}
