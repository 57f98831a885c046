import type { Tx } from '../write/change.js'

/** The advisory lock under which a Space's keys change, one change at a time. */
const KEYS_LOCK = 7_281_010

/** Holds the Space's keys until the transaction ends: nobody else makes new ones meanwhile. */
export async function holdKeys(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${KEYS_LOCK}::bigint)::text`
}
