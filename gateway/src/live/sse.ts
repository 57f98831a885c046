import type { ExecutionResult } from 'graphql'

/** Milliseconds after which a comment says that the stream is still there. */
export const BEAT = 8_000

const encoder = new TextEncoder()
const COMMENT = encoder.encode(':\n\n')
const COMPLETE = encoder.encode('event: complete\ndata:\n\n')

/**
 * Results as server-sent events (GraphQL over SSE, distinct connections mode), each made when its reader has taken the one before. Yoga's own
 * are not used, since its beats are further apart than the ten seconds in which a dead end is to be noticed.
 */
export function eventStream(results: AsyncGenerator<ExecutionResult>, ended: () => void, beat = BEAT): Response {
  let next: Promise<IteratorResult<ExecutionResult, void>> | null = null
  const body = new ReadableStream<Uint8Array>(
    {
      // Whoever opened it hears at once that it is open.
      start: (controller) => controller.enqueue(COMMENT),
      async pull(controller) {
        next ??= results.next()
        const result = await orAfter(next, beat)
        if (result === null) {
          controller.enqueue(COMMENT)
          return
        }
        next = null
        if (!result.done) {
          controller.enqueue(encoder.encode(`event: next\ndata: ${JSON.stringify(result.value)}\n\n`))
          return
        }
        controller.enqueue(COMPLETE)
        controller.close()
        ended()
      },
      async cancel() {
        ended()
        await results.return(undefined)
      },
    },
    // Nothing is made ahead of its reader.
    { highWaterMark: 0 },
  )
  const headers = {
    'content-type': 'text/event-stream; charset=utf-8',
    // Nobody between may store it, or hold it back to make it smaller.
    'cache-control': 'no-store, no-transform',
  }
  return new Response(body, { headers })
}

/** A promise's value; null if it takes longer. */
async function orAfter<Value>(promise: Promise<Value>, milliseconds: number): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), milliseconds)))
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
