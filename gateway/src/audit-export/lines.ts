import { SpaceportError } from '@spaceport/kit/errors'
import { setTimeout as delay } from 'node:timers/promises'
import type { Missing, Page } from './page.js'

/** Milliseconds between one attempt and the next at a page that lacks a Space. */
const PAUSES = [250, 1_000]

/** How to wait between attempts; tests do not. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>

const wait: Wait = (milliseconds, signal) => delay(milliseconds, undefined, { signal })

/** The last line of an export. */
export type LastLine = {
  /** How many events came before it. */
  done: number
  /** Whether these are all that the caller may see. */
  complete: boolean
  /** The Spaces of which events may be lacking, and why. */
  missing: Missing[]
  /** The code of the error that ended it early. */
  error?: string
}

/** The pages of an export: the first, which was asked for already, and how to ask for the one after a cursor. */
export type Pages = { first: Page; ask(after: string): Promise<Page> }

/**
 * The events of all pages, a page at a time, and then the last line, whatever happens: so that a reader can tell a whole export
 * from one that was cut off. A page that lacks a Space is asked for again before it goes on without.
 */
export async function* exportLines(
  { first, ask }: Pages,
  signal: AbortSignal,
  pause: Wait = wait,
): AsyncGenerator<unknown[] | LastLine> {
  const missing = new Map<string, string>()
  let done = 0
  let page = first
  try {
    for (;;) {
      for (const one of page.missing) missing.set(one.space, one.reason)
      for (const space of first.spaces) if (!page.spaces.includes(space)) missing.set(space, 'NOT_FOUND')
      done += page.nodes.length
      yield page.nodes
      if (page.next === null) break
      page = await askAgain(ask, page.next, signal, pause)
    }
    yield { done, complete: missing.size === 0, missing: listed(missing) }
  } catch (error) {
    if (signal.aborted) throw error
    const code = error instanceof SpaceportError ? error.code : 'INTERNAL'
    yield { done, complete: false, missing: listed(missing), error: code }
  }
}

/** Asks for a page, and again while it lacks a Space; whoever asks faster than they may is let wait. */
async function askAgain(ask: Pages['ask'], after: string, signal: AbortSignal, pause: Wait = wait): Promise<Page> {
  const patiently = async () => {
    for (;;) {
      try {
        return await ask(after)
      } catch (error) {
        const seconds = error instanceof SpaceportError && error.code === 'RATE_LIMITED' && error.details.retryAfter
        if (typeof seconds !== 'number') throw error
        await pause(seconds * 1_000, signal)
      }
    }
  }
  for (const milliseconds of PAUSES) {
    const page = await patiently()
    if (page.missing.length === 0) return page
    await pause(milliseconds, signal)
  }
  return patiently()
}

function listed(missing: ReadonlyMap<string, string>): Missing[] {
  return [...missing].map(([space, reason]) => ({ space, reason }))
}
