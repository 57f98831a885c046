import { setTimeout as delay } from 'node:timers/promises'
import type { ComponentClient } from '../client.js'
import { log } from '../log.js'

/** An NDJSON stream that is followed until closed, over every interruption. */
export type Following = { /** Stops following. */ close(): Promise<void> }

/** Milliseconds between attempts: doubled from the first to the last. */
const FIRST_PAUSE = 50
const LAST_PAUSE = 2_000

/** Milliseconds of silence after which a stream that beats every half second counts as lost. */
const SILENCE = 5_000

/**
 * Follows another component's endless stream. Every connection starts with a snapshot, so nothing is lost by
 * connecting anew. `onLine` may throw for a line that makes no sense: that connection is given up.
 */
export function follow(options: {
  client: ComponentClient
  path: string
  onLine(line: unknown): void
  /** Told when the stream breaks, once per break. */
  onBreak?(error: unknown): void
}): Following {
  const closed = new AbortController()
  const done = run(options, closed.signal)
  return {
    async close() {
      closed.abort()
      await done
    },
  }
}

async function run(
  { client, path, onLine, onBreak }: Parameters<typeof follow>[0],
  closed: AbortSignal,
): Promise<void> {
  let pause = FIRST_PAUSE
  while (!closed.aborted) {
    const lost = new AbortController()
    const watch = setTimeout(() => lost.abort(new Error('the stream fell silent')), SILENCE)
    try {
      for await (const line of client.stream({ method: 'GET', path, signal: AbortSignal.any([closed, lost.signal]) })) {
        watch.refresh()
        onLine(line)
        pause = FIRST_PAUSE
      }
      throw new Error('the stream ended')
    } catch (error) {
      if (closed.aborted) return
      log('warn', 'lost a stream', { from: client.peer.name, path, error: String(error) })
      onBreak?.(error)
    } finally {
      clearTimeout(watch)
    }
    await delay(pause, undefined, { signal: closed }).catch(() => {})
    pause = Math.min(pause * 2, LAST_PAUSE)
  }
}
