import { entityId, parseEntityId } from '@spaceport/kit/ids'
import { visible } from '../access/visible.js'
import { allOf } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { KINDS } from '../entity/kinds.js'
import { findRows, modelOf } from '../entity/model.js'
import { OWNED, type OwnedKind } from './owned.js'

/** Which of some entities exist for the caller, by id; of a Space that they know nothing of, none. */
export async function look(context: SpaceContext, kind: OwnedKind, ids: readonly string[]): Promise<string[]> {
  const { kind: named } = OWNED[kind]
  const locals = ids.flatMap((id) => {
    const parsed = parseEntityId(id)
    return parsed?.kind === named && parsed.space === context.space ? parsed.local : []
  })
  const where = allOf([{ id: { in: locals } }, visible(context, named)])
  const rows = await findRows(context.db, modelOf(KINDS[named]), { where, select: { id: true } })
  return rows.map(({ id }) => entityId(context.space, named, id))
}
