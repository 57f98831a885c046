import { log } from '../log.js'
import type { SqlTransaction } from '../write/sql.js'
import type { Transactional } from '../write/write.js'
import { appendEvents } from './append.js'
import { Tally } from './tally.js'

/** What happened without a change: who did or tried what, with what. */
export type Note = {
  /** `Users-1`, or `anonymous`. */
  actor: string
  /** What was tried or read, such as `createUser` or `explainAccess`. */
  action: string
  /** The kind and the id of what it was about, such as `Users` and `Users-7`. */
  kind: string
  subject: string
  requestId: string | null
  /** What more is to be kept, such as the code of the refusal. No secrets. */
  details?: Readonly<Record<string, unknown>>
  /** What is counted apart, besides the actor, the act and the kind; of few values, since each may make an event a minute. */
  countedBy?: string
}

/** Milliseconds in which one caller's repetitions of one act make one event. */
const WINDOW = 60_000

/** The acts that are counted at a time, of all callers together. */
const MOST_COUNTED = 10_000

const tallies = new WeakMap<object, Tally<Note>>()

/**
 * Notes that a change was refused to somebody, as `refused:<action>`. See `note`. If the database does not take it, that is
 * logged: the change is refused all the same.
 */
export async function recordRefusal<Tx extends SqlTransaction>(
  database: Transactional<Tx>,
  refusal: Note,
): Promise<void> {
  try {
    await note(database, { ...refusal, action: `refused:${refusal.action}` })
  } catch (error) {
    log('error', 'the audit did not take a refusal', { action: refusal.action, error: String(error) })
  }
}

/**
 * Notes that somebody is about to read something sensitive, as `read:<action>`. See `note`; about whom or what is counted apart, so
 * that every subject that was read is named. Throws if the database does not take it: then nothing is to be read.
 */
export function recordReading<Tx extends SqlTransaction>(database: Transactional<Tx>, reading: Note): Promise<void> {
  return note(database, { countedBy: reading.subject, ...reading, action: `read:${reading.action}` })
}

/**
 * Appends an event at once, unless the same actor did the same to the same kind of thing within the last minute: then it is
 * counted, and the next event that says so tells how often (`times`), so that a flood of them cannot fill the disk.
 */
export async function note<Tx extends SqlTransaction>(
  database: Transactional<Tx>,
  noted: Note,
  now = Date.now(),
): Promise<void> {
  let tally = tallies.get(database)
  if (!tally) tallies.set(database, (tally = new Tally({ window: WINDOW, most: MOST_COUNTED })))
  const key = JSON.stringify([noted.actor, noted.action, noted.kind, noted.countedBy])
  const due = tally.count(key, noted, now)
  if (due.length === 0) return
  try {
    await database.$transaction(async (tx) => {
      for (const { item, times } of due) {
        const { actor, action, requestId, kind, subject, details } = item
        const after = times > 1 ? { ...details, times } : (details ?? null)
        await appendEvents(tx, { actor, action, requestId }, [{ kind, id: subject, before: null, after }])
      }
    })
  } catch (error) {
    tally.forget(key)
    throw error
  }
}
