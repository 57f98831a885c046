import { readEvents, readHead, type Readable } from './read.js'
import { CHAIN_START, verifyChain, type Checkpoint, type Verdict } from './verify.js'

/** The most events that one call verifies: a second of work, a few on a busy machine. The next call goes on from where it came to. */
export const LARGEST_STRETCH = 20_000

/**
 * Verifies the audit of a database from a checkpoint on, as it is at this moment; what is appended meanwhile is left to the
 * next time. `scoped`: the database is a Space's.
 */
export async function checkAudit(
  database: Readable,
  { scoped, from = CHAIN_START, most = LARGEST_STRETCH }: { scoped: boolean; from?: Checkpoint; most?: number },
): Promise<Verdict> {
  const { head, last } = await readHead(database)
  const events = readEvents(database, { ...(from.count > 0 ? { after: from.id } : {}), last, scoped })
  return verifyChain(events, head, from, most)
}
