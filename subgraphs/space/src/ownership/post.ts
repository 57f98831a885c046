import type { Caller } from '@spaceport/kit/caller'
import { SpaceportError } from '@spaceport/kit/errors'
import { spaceNumber, spaceOf } from '@spaceport/kit/ids'
import type { Changed } from '@spaceport/kit/write/audit'
import { write, type Written } from '@spaceport/kit/write/write'
import { NOWHERE } from '@spaceport/kit/rights/scope'
import type { SpaceContext } from '../context.js'
import type { Kind } from '../entity/kinds.js'
import type { Visit } from '../instance/enter.js'
import type { Spaces } from '../instance/spaces.js'
import type { Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { placed } from '../write/placed.js'

/** A Space in which the zone acts: for itself, or in the name of an administrator of the fleet, whose rights the zone has checked. */
export type Post = Pick<SpaceContext, 'space' | 'spaceId' | 'db' | 'secrets'> & {
  caller: Caller | null
  requestId: string
}

/** The Space that an id names, for the zone. Throws `NOT_FOUND` for one that is not here, `SPACE_UNAVAILABLE`. */
export async function postOf(spaces: Spaces, id: string, visit: Visit): Promise<Post> {
  const spaceId = spaceOf(id) ?? ''
  const database = await spaces.get(spaceId).catch(() => {
    throw new SpaceportError('SPACE_UNAVAILABLE', `The database of ${spaceId} did not answer.`, { space: spaceId })
  })
  const space = spaceNumber(spaceId)
  if (!database || space === null) throw new SpaceportError('NOT_FOUND', 'There is no such Space here.')
  const { caller, requestId } = visit
  return { space, spaceId, db: database.client, secrets: spaces.secrets, caller, requestId }
}

type Versioned = { id: number; version: number }

/** Whatever a change of owner does in a Space, by the one write path: what it changed is audited in the name of whoever wanted it. */
export function record<Answer>(
  { db, caller, requestId }: Post,
  operation: string,
  input: unknown,
  run: (tx: Tx) => Promise<Written<Answer>>,
): Promise<Answer> {
  return write<Tx, Answer>(db, {
    ...{ caller, actor: 'zone', operation, input, requestId },
    async run(tx) {
      const { answer, changed: all } = await run(tx)
      return { answer, changed: await placed(tx, all, NOWHERE) }
    },
  })
}

/** What the audit says of a row that changed. */
export function moved(post: Post, kind: Kind, before: Versioned | null, after: Versioned): Changed {
  return changed(post, kind, { before, after })
}
