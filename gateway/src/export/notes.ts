import type { Caller } from '@spaceport/kit/caller'
import type { ComponentClient } from '@spaceport/kit/client'
import { log } from '@spaceport/kit/log'
import { directoryAway, type RequestClock } from '../auth/authenticate.js'
import type { Ending } from './rows.js'

/** What is exported: a list, or the audit itself. The audit has it as `read:exportList` at its beginning, and `read:endExportList` at its end. */
type Exported = 'List' | 'Audit'

/** What exports are noted with. */
export type NoteOptions = {
  directory: Pick<ComponentClient, 'call'>
  /** Counts points in the caller's rate limit. Throws `RATE_LIMITED`. */
  spend(caller: Caller, points: number): Promise<void>
}

/** An export, of whom, and what of. */
export type Noted = {
  caller: Caller
  what: Exported
  /** Which question, in few words. */
  details: Readonly<Record<string, unknown>>
}

/** The notes of one export in the directory's audit. */
export type Notes = {
  /** Notes its end when they end, before the reader is told of it. */
  rows(of: AsyncGenerator<readonly unknown[], Ending>): AsyncGenerator<readonly unknown[], Ending>
  /** Notes that it was cut off, unless it has ended. */
  cut(): void
}

/** The points of an export besides those of its pages: as it leaves two events for good, nobody is to make them by the thousand. */
const POINTS = 100

/** Milliseconds that the note of an end may take. */
const LONGEST_END = 5_000

/** Has the directory's audit say who exports what, before anything is told. Throws `UNAVAILABLE` if it does not, or `RATE_LIMITED`. */
export async function noteExport({ directory, spend }: NoteOptions, noted: Noted, clock: RequestClock): Promise<Notes> {
  const { caller, what, details } = noted
  const { signal, requestId } = clock
  await spend(caller, POINTS)
  const note = async (action: string, more: object, clock: Pick<RequestClock, 'signal' | 'remaining'>) => {
    const json = { action, details: { ...details, ...more } }
    const call = { method: 'POST', path: '/internal/audit/reading', json, caller, requestId } as const
    const { status } = await directory.call({ ...call, signal: clock.signal, remaining: clock.remaining() })
    if (status !== 204) throw new Error(`the directory answered with status ${status}`)
  }
  try {
    await note(`export${what}`, {}, clock)
  } catch (error) {
    if (signal.aborted) throw error
    throw directoryAway(error)
  }
  let [count, isOver] = [0, false]
  const over = async (more: object): Promise<void> => {
    if (isOver) return
    isOver = true
    const clock = { signal: AbortSignal.timeout(LONGEST_END), remaining: () => LONGEST_END }
    // What was told cannot be taken back; that it began is noted.
    await note(`endExport${what}`, more, clock).catch((error: unknown) =>
      log('error', 'the audit did not take the end of an export', { requestId, error: String(error) }),
    )
  }
  return {
    async *rows(of) {
      try {
        for (;;) {
          const { done, value } = await of.next()
          if (done) {
            await over(told(value))
            return value
          }
          count += value.length
          yield value
        }
      } finally {
        await of.return({ count, complete: false, missing: [], errors: [] })
      }
    },
    cut: () => void over({ rows: count, complete: false, cut: true }),
  }
}

/** How many of the missing Spaces are named. */
const MOST_NAMED = 100

function told({ count, complete, missing, errors, error }: Ending) {
  const spaces = missing.slice(0, MOST_NAMED).map(({ space }) => space)
  return {
    ...{ rows: count, complete },
    ...(missing.length > 0 ? { missing: spaces, missingCount: missing.length } : {}),
    ...(errors.length > 0 ? { errors } : {}),
    ...(error === undefined ? {} : { error }),
  }
}
