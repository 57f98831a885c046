import type { PrismaClient } from '@spaceport/database/space'
import { appendEvents } from '@spaceport/kit/audit/append'
import { log } from '@spaceport/kit/log'
import type { KeyRing, SecretKeys } from '@spaceport/kit/secret/ring'
import { open, seal, type Place, type Sealed } from '@spaceport/kit/secret/seal'
import type { Tx } from '../write/change.js'
import { secretPlace } from './place.js'
import { writersEnded } from './writers.js'

/** What became of sensitive values that were under older keys. */
export type Resealed = {
  /** How many are under the newest key now. */
  reencrypted: number
  /** How many were left as they are, since no key opens them. */
  unreadable: number
}

/** What is to be sealed anew. */
export type Resealing = {
  db: PrismaClient
  spaceId: string
  secrets: SecretKeys
  /** Who does it, for the audit: `Instances-4`. */
  actor: string
  /** The most values in one transaction: 64 KiB each at worst. */
  batch?: number
  /** Called after each transaction with the counts so far. */
  onBatch?(soFar: Resealed): void | Promise<void>
  /** Waits a little for others' transactions; replaced in tests. */
  wait?(): Promise<void>
}

const BATCH = 200

/**
 * Seals all sensitive values of a Space under the newest key that are not. Everything goes on meanwhile, provided that whoever seals and opens
 * has had both keys since before the call. Each transaction is whole in itself, with its row in the audit, so that a run that was cut off
 * is completed by the next. Afterwards nothing is under an older key but what no key opens.
 */
export async function resealSpace({ db, onBatch, wait, ...work }: Resealing): Promise<Resealed> {
  const ring = work.secrets.current()
  const { batch = BATCH } = work
  const total = { reencrypted: 0, unreadable: 0 }
  await writersEnded(db, wait)
  for (let after = 0; ;) {
    const { last, ...counts } = await db.$transaction((tx) => resealBatch(tx, ring, { ...work, batch, after }))
    if (last === null) return total
    total.reencrypted += counts.reencrypted
    total.unreadable += counts.unreadable
    after = last
    await onBatch?.({ ...total })
  }
}

type Batch = Pick<Resealing, 'spaceId' | 'actor'> & { batch: number; after: number }
type Row = { id: number; keyId: string; sealed: Uint8Array }

/** One transaction's work: the next values after a number. `last` is where it came to; null if there were none. */
async function resealBatch(
  tx: Tx,
  ring: KeyRing,
  { spaceId, actor, batch, after }: Batch,
): Promise<Resealed & { last: number | null }> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, "keyId", sealed FROM secret WHERE "keyId" <> ${ring[0].id} AND id > ${after}::int
    ORDER BY id LIMIT ${batch}::int FOR UPDATE`
  const place = secretPlace(spaceId)
  const anew = rows.flatMap((row) => resealed(ring, place, row) ?? [])
  const counts = { reencrypted: anew.length, unreadable: rows.length - anew.length }
  if (anew.length > 0) {
    await tx.$executeRaw`
      UPDATE secret SET "keyId" = ${ring[0].id}, sealed = anew.sealed
      FROM unnest(${anew.map(({ id }) => id)}::int[], ${anew.map(({ sealed }) => sealed)}::bytea[]) AS anew (id, sealed)
      WHERE secret.id = anew.id`
    const act = { actor, action: 'secrets re-encrypted', requestId: null }
    await appendEvents(tx, act, [{ kind: 'Spaces', id: spaceId, before: null, after: counts }])
  }
  return { ...counts, last: rows.at(-1)?.id ?? null }
}

/** A value under the newest key; null, and a line in the log, if it does not open. */
function resealed(ring: KeyRing, place: Place, { id, keyId, sealed }: Row): (Sealed & { id: number }) | null {
  try {
    return { id, ...seal(ring, place, open(ring, place, { keyId, sealed })) }
  } catch {
    log('error', 'a sensitive value could not be opened', { space: place.space, secretId: id, keyId })
    return null
  }
}
