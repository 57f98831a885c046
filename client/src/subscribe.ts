import { readAnswer, type Answer } from './answer.js'
import { documentText, type TypedDocument } from './document.js'
import { SpaceportRequestError } from './errors.js'
import { readEvents } from './events.js'
import { Positions, type FeedPosition } from './positions.js'

/** What is to be told, and how the graph is reached. */
export type SubscribeOptions<Result, Variables> = {
  /** The graph's address, such as `http://localhost:4000/graphql`. */
  url: string
  /** Sent with each request, such as `authorization`. */
  headers?: Readonly<Record<string, string>>
  /**
   * A subscription of `changes` with the variable `$after: [FeedPositionInput!]`, that asks for `positions { space position }`: by these the
   * stream goes on after a cut.
   */
  document: TypedDocument<Result, Variables>
  variables?: Omit<Variables, 'after'>
  /** Where an earlier stream had got to. */
  after?: readonly FeedPosition[]
  /** Ends the stream. */
  signal?: AbortSignal
  /** Sends the requests; default: the platform's own `fetch`. */
  fetch?: typeof fetch
  /** Told when the stream was cut and is opened again, with the reason. */
  onCut?(error: unknown): void
}

/** One batch of a stream, and where it has got to with it: what to give as `after` to go on from there. */
export type Told<Result> = Answer<Result> & { after: readonly FeedPosition[] }

/** Milliseconds until a stream that was cut is opened again: doubled from the first to the last, less up to half by chance. */
const FIRST_PAUSE = 500
const LAST_PAUSE = 15_000

/** Milliseconds of silence after which a stream counts as cut; the graph says every eight seconds that it is there. */
const SILENCE = 20_000

/**
 * Tells what changes, without end, over any number of cuts: nothing is missed or told twice. Ends with the signal. Throws a
 * `SpaceportRequestError` when the graph refuses the stream for good, such as with `UNAUTHENTICATED`.
 */
export async function* subscribe<Result, Variables>(
  options: SubscribeOptions<Result, Variables>,
): AsyncGenerator<Told<Result>> {
  const positions = new Positions(options.after ?? [])
  let failures = 0
  while (!options.signal?.aborted) {
    try {
      for await (const answer of readOnce(options, positions)) {
        failures = 0
        positions.take(answer.data)
        yield { ...(answer as Answer<Result>), after: positions.list() }
      }
    } catch (error) {
      if (options.signal?.aborted) return
      if (isFinal(error)) throw error
      options.onCut?.(error)
    }
    if (options.signal?.aborted) return
    const longest = Math.min(LAST_PAUSE, FIRST_PAUSE * 2 ** Math.min(failures++, 10))
    await pause(longest * (1 - Math.random() / 2), options.signal)
  }
}

/** One connection: its results until it is completed. Throws what it was refused or cut with. */
async function* readOnce<Result, Variables>(
  options: SubscribeOptions<Result, Variables>,
  positions: Positions,
): AsyncGenerator<Answer<unknown>> {
  const { url, headers, document, variables, signal, fetch: ask = fetch } = options
  const cut = new AbortController()
  const silent = SpaceportRequestError.of('UNREACHABLE', 'Nothing was heard of the stream for too long.')
  // Only while something is waited for: how long the reader takes is not counted.
  const heard = <Value>(promise: Promise<Value>): Promise<Value> => {
    const timer = setTimeout(() => cut.abort(silent), SILENCE)
    return promise.finally(() => clearTimeout(timer))
  }
  try {
    const request = {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: documentText(document), variables: { ...variables, after: positions.list() } }),
      signal: signal ? AbortSignal.any([signal, cut.signal]) : cut.signal,
      redirect: 'error',
    } as const
    const response = await heard(ask(url, request))
    if (!response.body || !response.headers.get('content-type')?.startsWith('text/event-stream')) {
      const { errors, status, data } = await readAnswer(response)
      throw new SpaceportRequestError(errors, { status, data })
    }
    const events = readEvents(response.body)
    for (;;) {
      const { value: event, done } = await heard(events.next())
      if (done || event?.event === 'complete') return
      if (event?.event !== 'next') continue
      const answer = await readAnswer(new Response(event.data))
      if (answer.data === null && answer.errors.length > 0) throw new SpaceportRequestError(answer.errors)
      yield answer
    }
  } finally {
    cut.abort()
  }
}

/** Codes after which the same request may succeed later. */
const PASSING = new Set(['UNREACHABLE', 'UNAVAILABLE', 'OVERLOADED', 'RATE_LIMITED', 'DEADLINE_EXCEEDED', 'INTERNAL'])

function isFinal(error: unknown): boolean {
  return error instanceof SpaceportRequestError && !PASSING.has(error.code) && (error.status ?? 0) < 500
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal?.addEventListener('abort', done)
    if (signal?.aborted) done()
  })
}
