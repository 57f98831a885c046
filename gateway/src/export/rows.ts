import { SpaceportError } from '@spaceport/kit/errors'
import { setTimeout as delay } from 'node:timers/promises'

/** Milliseconds between one attempt and the next at a page that lacks a Space. */
const PAUSES = [250, 1_000]

/** How to wait between attempts; tests do not. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>

const wait: Wait = (milliseconds, signal) => delay(milliseconds, undefined, { signal })

/** A Space that a page lacks, and why. */
export type Missing = { space: string; reason: string }

/** One page of a list. */
export type Page = {
  rows: readonly unknown[]
  /** The cursor to go on from; null: that is all. */
  next: string | null
  /** The Spaces that it was asked of. */
  asked: readonly string[]
  /** Those that the caller may enter now. */
  spaces: ReadonlyMap<string, unknown>
  missing: readonly Missing[]
  /** Codes of the errors by which values within rows are lacking, where that is no Space's doing. */
  errors: readonly string[]
  /** What did not answer and may if it is asked again: Spaces and components. */
  away: readonly string[]
}

/** How an export ended. */
export type Ending = {
  /** How many rows came before. */
  count: number
  /** Whether these are all that the caller may see, with all their values. */
  complete: boolean
  /** The Spaces of which something may be lacking, and why. */
  missing: Missing[]
  /** Codes of the errors by which values are lacking that are not a Space's. */
  errors: string[]
  /** The code of the error that ended it early. */
  error?: string
}

/** The pages of an export: the first, which was asked for already, and how to ask for the one after a cursor. */
export type Pages = { first: Page; ask(after: string | null): Promise<Page> }

/**
 * The rows of all pages, a page at a time, and then how it ended, whatever happens: so that a reader can tell a whole export
 * from one that was cut off. A page that lacks a Space is asked for again before it goes on without. Throws only for whom nobody reads.
 */
export async function* allRows(
  { first, ask }: Pages,
  signal: AbortSignal,
  pause: Wait = wait,
): AsyncGenerator<readonly unknown[], Ending> {
  const missing = new Map<string, string>()
  const errors = new Set<string>()
  const asked = new Set<string>()
  const givenUp = new Set<string>()
  let count = 0
  const ending = () => ({ count, missing: listed(missing), errors: [...errors] })
  let [page, after]: [Page, string | null] = [first, null]
  const isRepeated = repeats()
  try {
    for (;;) {
      for (const milliseconds of PAUSES) {
        if (page.away.every((one) => givenUp.has(one))) break
        await pause(milliseconds, signal)
        page = await patiently(() => ask(after), signal, pause)
      }
      // They are not waited for again at every page.
      for (const one of page.away) givenUp.add(one)
      for (const one of page.missing) missing.set(one.space, one.reason)
      for (const code of page.errors) errors.add(code)
      for (const space of page.asked) asked.add(space)
      for (const space of asked) if (!page.spaces.has(space)) missing.set(space, 'NOT_FOUND')
      count += page.rows.length
      yield page.rows
      if (page.next === null) break
      if (isRepeated(page.next)) throw new SpaceportError('BAD_CURSOR', 'The list does not get on.')
      after = page.next
      page = await patiently(() => ask(after), signal, pause)
    }
    return { ...ending(), complete: missing.size === 0 && errors.size === 0 }
  } catch (error) {
    if (signal.aborted) throw error
    const code = error instanceof SpaceportError ? error.code : 'INTERNAL'
    return { ...ending(), complete: false, error: code }
  }
}

/** Asks; whoever asks faster than they may is let wait. */
async function patiently(ask: () => Promise<Page>, signal: AbortSignal, pause: Wait): Promise<Page> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      const seconds = error instanceof SpaceportError && error.code === 'RATE_LIMITED' && error.details.retryAfter
      if (typeof seconds !== 'number') throw error
      await pause(seconds * 1_000, signal)
    }
  }
}

/**
 * Whether a cursor came before, in a list that goes round: found at the latest when it has gone round twice more (Brent's algorithm), with one
 * cursor remembered.
 */
function repeats(): (cursor: string) => boolean {
  let [known, steps, power]: [string | null, number, number] = [null, 0, 1]
  return (cursor) => {
    if (cursor === known) return true
    if (++steps === power) [known, steps, power] = [cursor, 0, power * 2]
    return false
  }
}

function listed(missing: ReadonlyMap<string, string>): Missing[] {
  return [...missing].map(([space, reason]) => ({ space, reason }))
}
