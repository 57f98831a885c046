import type { ExecutionResult } from 'graphql'
import { readEvents } from '../live/events'
import { receivedOf, type Received } from './received'

/**
 * Follows a subscription over server-sent events (the distinct connections mode of GraphQL over SSE). `response` asks for it when the first
 * event is wanted; `return` ends the stream at once, also while an event is waited for. A refusal is its only result.
 */
export function subscribe(
  response: (signal: AbortSignal) => Promise<Response>,
  onReceived: (received: Received) => void,
): AsyncIterableIterator<ExecutionResult> {
  const end = new AbortController()
  const results = resultsOf(response, onReceived, end.signal)
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next: () => results.next(),
    return() {
      // The generator itself would only hear of it after the event that it waits for.
      end.abort()
      return Promise.resolve({ done: true, value: undefined })
    },
  }
}

async function* resultsOf(
  response: (signal: AbortSignal) => Promise<Response>,
  onReceived: (received: Received) => void,
  signal: AbortSignal,
): AsyncGenerator<ExecutionResult, undefined> {
  const began = performance.now()
  let received: Received | null = null
  let events = 0
  try {
    const answer = await response(signal)
    received = receivedOf(answer, began)
    if (!answer.body || !answer.headers.get('content-type')?.startsWith('text/event-stream')) {
      onReceived(received)
      received = null
      yield (await answer.json()) as ExecutionResult
      return
    }
    onReceived({ ...received, stream: { events, isOpen: true } })
    for await (const { event, data } of readEvents(answer.body, () => {})) {
      if (event === 'complete') break
      if (event !== 'next') continue
      events += 1
      onReceived({ ...received, stream: { events, isOpen: true } })
      yield JSON.parse(data) as ExecutionResult
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    if (received) onReceived({ ...received, stream: { events, isOpen: false } })
  }
}
