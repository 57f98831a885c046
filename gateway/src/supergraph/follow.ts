import type { ComponentClient } from '@spaceport/kit/client'
import { log } from '@spaceport/kit/log'
import type { z } from 'zod'

/** Milliseconds without a line after which a stream counts as dead; the other side sends a beat every 500. */
const SILENCE = 2_000

/** The longest pause before a stream is opened again, in milliseconds. */
const LONGEST_PAUSE = 1_000

/** A component's endless NDJSON stream of which every line has one shape. */
export type Followed<Line> = {
  client: ComponentClient
  path: string
  line: z.ZodType<Line>
  take(line: Line): void
  /** Told each time the stream was opened and its first line came. */
  opened?(): void
  /** Told each time it ended, broke or could not be opened. */
  lost?(error: unknown): void
}

/** A stream that is followed until `stop`. */
export type Following = { stop(): void }

/** Follows a stream for as long as the gateway runs: opens it again when it ends, breaks, falls silent or sends nonsense. */
export function follow<Line>(followed: Followed<Line>): Following {
  const stopped = new AbortController()
  void run(followed, stopped.signal)
  return { stop: () => stopped.abort() }
}

async function run<Line>(followed: Followed<Line>, stopped: AbortSignal): Promise<void> {
  const name = followed.client.peer.name
  let failures = 0
  while (!stopped.aborted) {
    try {
      await readOnce(followed, stopped, () => {
        if (failures > 0) log('info', 'stream is back', { component: name, path: followed.path })
        failures = 0
        followed.opened?.()
      })
      followed.lost?.(new Error('the stream ended'))
    } catch (error) {
      if (stopped.aborted) return
      followed.lost?.(error)
      const reason = error instanceof Error ? error.message : String(error)
      if (failures === 0) log('warn', 'stream was lost', { component: name, path: followed.path, reason })
    }
    failures++
    await pause(Math.min(LONGEST_PAUSE, 50 * 2 ** Math.min(failures, 10)), stopped)
  }
}

async function readOnce<Line>(followed: Followed<Line>, stopped: AbortSignal, onOpened: () => void): Promise<void> {
  let opened = false
  const silent = new AbortController()
  const timer = setTimeout(() => silent.abort(new Error('nothing was heard for too long')), SILENCE)
  try {
    const signal = AbortSignal.any([stopped, silent.signal])
    for await (const json of followed.client.stream({ method: 'GET', path: followed.path, signal })) {
      timer.refresh()
      followed.take(followed.line.parse(json))
      if (!opened) onOpened()
      opened = true
    }
  } finally {
    clearTimeout(timer)
  }
}

function pause(milliseconds: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      stopped.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    stopped.addEventListener('abort', done)
    if (stopped.aborted) done()
  })
}
