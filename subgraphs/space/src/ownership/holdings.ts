import { entityId, parseEntityId } from '@spaceport/kit/ids'
import { KINDS } from '../entity/kinds.js'
import { findRows, modelOf } from '../entity/model.js'
import { OWNED, type OwnedKind } from './owned.js'
import type { Post } from './post.js'

/** A placeholder, and what it stands for. */
export type Held = { kind: OwnedKind; id: string; name: string; remoteOf: string; epoch: number }

/** What there is of a row that was asked for. */
export type State = { id: string; isPlaceholder: boolean; epoch: number }

/** The most placeholders that one Space tells of, of each kind. */
const MOST = 5_000

const COLUMNS = { id: true, name: true, remoteOf: true, epoch: true }

/** The placeholders of a Space for what lives in other Spaces of the fleet; `truncated` where there are too many to tell. */
export async function placeholders({ db, space }: Post): Promise<{ placeholders: Held[]; truncated: boolean }> {
  const found: Held[] = []
  let truncated = false
  for (const kind of kinds()) {
    const { kind: named } = OWNED[kind]
    const where = { remoteOf: { not: null } }
    const query = { where, orderBy: [{ id: 'asc' }], take: MOST + 1, select: COLUMNS }
    const rows = await findRows(db, modelOf(KINDS[named]), query)
    truncated ||= rows.length > MOST
    for (const row of rows.slice(0, MOST)) {
      const { id, name, remoteOf, epoch } = row
      found.push({
        ...{ kind, id: entityId(space, named, id), name: String(name) },
        ...{ remoteOf: String(remoteOf), epoch: Number(epoch) },
      })
    }
  }
  return { placeholders: found, truncated }
}

/** What there is of the rows of a Space that ids name; what is gone is left out. */
export async function states({ db, space }: Post, ids: readonly string[]): Promise<State[]> {
  const found: State[] = []
  for (const kind of kinds()) {
    const { kind: named } = OWNED[kind]
    const locals = ids.flatMap((id) => {
      const parsed = parseEntityId(id)
      return parsed?.kind === named && parsed.space === space ? parsed.local : []
    })
    if (locals.length === 0) continue
    const rows = await findRows(db, modelOf(KINDS[named]), { where: { id: { in: locals } }, select: COLUMNS })
    for (const { id, remoteOf, epoch } of rows) {
      found.push({ id: entityId(space, named, id), isPlaceholder: remoteOf !== null, epoch: Number(epoch) })
    }
  }
  return found
}

function kinds(): OwnedKind[] {
  return ['ENVIRONMENT', 'TENANT', 'VARIABLE']
}
