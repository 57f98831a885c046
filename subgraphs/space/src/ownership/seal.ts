import type { Variable } from '@spaceport/database/space'
import type { Identity } from '@spaceport/kit/bundle/identity'
import { spaceOf } from '@spaceport/kit/ids'
import { refuse } from '@spaceport/kit/write/outcome'
import type { Tx } from '../write/change.js'
import { carryOut } from './carry-out.js'
import type { Carried } from './carried.js'
import { requireEpoch } from './epoch.js'
import { putAside, withKept } from './kept-value.js'
import {
  holdOwned,
  isBeyond,
  isPlaceholder,
  localOf,
  moveOwned,
  OWNED,
  type OwnedKind,
  type OwnedRow,
} from './owned.js'
import { moved, record, type Post } from './post.js'
import { requireNoneRunning } from './running.js'

/** What is to be given to another Space, from an epoch on. */
export type Sealing = {
  kind: OwnedKind
  id: string
  /** The epoch that begins with it. */
  epoch: number
  /** Its id in the Space that takes it. */
  to: string
  /** The keys of that Space, to which what is sensitive is sealed. */
  identity: Identity | null
}

/**
 * Gives a row away: from here on this Space takes no write to it. Asked again, it answers the same. What a variable is comes with the answer, and
 * stays here until it is settled. Throws `NOT_FOUND`, `NOT_OWNER` for a placeholder, `VERSION_CONFLICT` for another epoch, `INVALID_STATE`
 * while deployments run.
 */
export function seal(post: Post, sealing: Sealing): Promise<{ carried: Carried | null }> {
  const { kind, id, epoch, to, identity } = sealing
  const local = localOf(kind, id)
  return record(post, 'sealOwner', { kind, id, epoch, to }, async (tx) => {
    const before = await holdOwned(tx, kind, local)
    if (!before) throw refuse('NOT_FOUND', `There is no ${id}.`, 'id')
    if (before.remoteOf === to && before.epoch === epoch) {
      const carried = 'secretId' in before ? await carryOut(tx, post, await withKept(tx, before), identity) : null
      return { answer: { carried }, changed: [] }
    }
    requireEpoch(before, epoch - 1)
    // Somebody made the placeholder by hand, before the zone was told of it: nothing was writable here since.
    const isAdopted = epoch === 1 && before.remoteOf === to && kind !== 'VARIABLE'
    if (!isAdopted) {
      requireHere(before)
      await requireNoneRunning(tx, post.space, kind, before)
      if ('secretId' in before) await requireScopeThere(tx, before, to)
    }
    const carried = 'secretId' in before ? await carryOut(tx, post, before, identity) : null
    if ('secretId' in before) await putAside(tx, before)
    const after = await moveOwned(tx, kind, local, { remoteOf: to, epoch })
    return { answer: { carried }, changed: [moved(post, OWNED[kind].kind, before, after)] }
  })
}

function requireHere(row: OwnedRow): void {
  if (!isPlaceholder(row)) return
  const owner = isBeyond(row) ? 'a Space beyond this fleet' : row.remoteOf
  throw refuse('NOT_OWNER', `"${row.name}" is owned elsewhere already: by ${owner}.`, 'id')
}

/**
 * Locks out deployments that begin meanwhile, and throws `INVALID_STATE` unless all environments for which a value holds live in the Space that
 * takes it: else one value would have two owners.
 */
async function requireScopeThere(tx: Tx, row: Variable, to: string): Promise<void> {
  if (row.projectId !== null) await tx.$queryRaw`SELECT 1 FROM project WHERE id = ${row.projectId} FOR UPDATE`
  const environments = await tx.environment.findMany({
    where: { id: { in: row.environmentIds } },
    select: { name: true, remoteOf: true },
  })
  const there = spaceOf(to)
  const staying = environments.filter(({ remoteOf }) => remoteOf === null || spaceOf(remoteOf) !== there)
  if (environments.length > 0 && staying.length === 0) return
  const why = environments.length === 0 ? 'everywhere' : `for ${staying.map(({ name }) => name).join(', ')}`
  throw refuse('INVALID_STATE', `"${row.name}" holds ${why}: its scope crosses owners.`, 'id')
}
