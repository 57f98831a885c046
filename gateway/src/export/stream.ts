import type { Format } from './format/format.js'
import type { Ending } from './rows.js'

/** What is written, how, and what is to be done when nobody reads any more. */
export type Writing = {
  rows: AsyncGenerator<readonly unknown[], Ending>
  format: Format
  /** Ends what is asked for when its reader hangs up. */
  stop: AbortController
  /** Called when all is written or its reader has gone; may be called more than once. */
  ended(): void
}

/** A body that asks for the next page when its reader has taken the one before: it never holds more than one. */
export function streamRows({ rows, format, stop, ended }: Writing): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const texts = written(rows, format)
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          for (;;) {
            const { done, value } = await texts.next()
            if (done) {
              ended()
              return controller.close()
            }
            // An empty chunk would not be taken for one, and nobody would ask for the next.
            if (value !== '') return controller.enqueue(encoder.encode(value))
          }
        } catch (error) {
          ended()
          throw error
        }
      },
      async cancel() {
        stop.abort(new DOMException('The caller hung up.', 'AbortError'))
        ended()
        await texts.return(undefined).catch(() => {})
      },
    },
    { highWaterMark: 0 },
  )
}

async function* written(rows: Writing['rows'], format: Format): AsyncGenerator<string, undefined> {
  // The generator of rows is closed with this one, whoever ends it.
  try {
    let before = format.begin()
    for (;;) {
      const { done, value } = await rows.next()
      yield before + (done ? format.end(value) : format.rows(value))
      before = ''
      if (done) return undefined
    }
  } finally {
    await rows.return({ count: 0, complete: false, missing: [], errors: [] })
  }
}
