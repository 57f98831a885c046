import { readAnswer, type Answer } from './answer.js'
import { documentText, type TypedDocument } from './document.js'
import { SpaceportRequestError } from './errors.js'

/** Milliseconds that a request may take unless it says otherwise. */
export const DEFAULT_DEADLINE = 30_000

/** Milliseconds that the client waits beyond the deadline it gave the graph, whose answer then says what is missing. */
const GRACE = 1_000

/** Where the graph is and how to sign in to it. */
export type ClientOptions = {
  /** The graph's address, such as `http://localhost:4000/graphql`. */
  url: string
  /** An API key, `spk_...`; without one the browser's session cookie counts. */
  apiKey?: string
  /** Milliseconds that a request may take; default 30,000. */
  deadline?: number
  /** Sends the requests; default: the platform's own `fetch`. */
  fetch?: typeof fetch
}

/** How one request differs from the others. */
export type RequestOptions = {
  /** Which operation of a document that holds several. */
  operationName?: string
  /** Milliseconds that it may take. The graph then answers what it has, and names what is missing. */
  deadline?: number
  /** Ends the request; everything that runs for it in the fleet stops too. */
  signal?: AbortSignal
}

/** The variables may be left out where a document has none that are required. */
type Rest<Variables> =
  Record<never, never> extends Variables
    ? [variables?: Variables, options?: RequestOptions]
    : [variables: Variables, options?: RequestOptions]

/** Asks the graph. */
export type Client = {
  /** The whole answer. Throws a `SpaceportRequestError` if anything of it failed; its `data` has the rest. */
  request<Result, Variables>(document: TypedDocument<Result, Variables>, ...rest: Rest<Variables>): Promise<Result>
  /** The answer as far as it goes, with its errors. Throws only if there is no answer. */
  requestPartial<Result, Variables>(
    document: TypedDocument<Result, Variables>,
    ...rest: Rest<Variables>
  ): Promise<Answer<Result>>
}

/** Makes a client of one graph. It holds no state but its options. */
export function createClient(options: ClientOptions): Client {
  async function requestPartial<Result, Variables>(
    document: TypedDocument<Result, Variables>,
    ...[variables, request = {}]: Rest<Variables>
  ): Promise<Answer<Result>> {
    const body = { query: documentText(document), variables, operationName: request.operationName }
    return (await send(options, JSON.stringify(body), request)) as Answer<Result>
  }

  return {
    requestPartial,
    async request(document, ...rest) {
      const { data, errors, status } = await requestPartial(document, ...rest)
      if (errors.length > 0) throw new SpaceportRequestError(errors, { status, data })
      if (data === null) throw SpaceportRequestError.of('BAD_ANSWER', 'The answer is empty.', { status })
      return data
    },
  }
}

async function send(options: ClientOptions, body: string, request: RequestOptions): Promise<Answer<unknown>> {
  const { url, apiKey, fetch: ask = fetch } = options
  const deadline = request.deadline ?? options.deadline ?? DEFAULT_DEADLINE
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), deadline + GRACE)
  const signal = request.signal ? AbortSignal.any([request.signal, late.signal]) : late.signal
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: 'application/json',
    'spaceport-deadline': String(Math.ceil(deadline)),
  }
  if (apiKey !== undefined) headers.authorization = `Bearer ${apiKey}`
  try {
    return await readAnswer(await ask(url, { method: 'POST', headers, body, signal, redirect: 'error' }))
  } catch (error) {
    if (error instanceof SpaceportRequestError) throw error
    request.signal?.throwIfAborted()
    if (late.signal.aborted) {
      throw SpaceportRequestError.of('DEADLINE_EXCEEDED', `No answer within ${deadline} ms.`, { cause: error })
    }
    throw SpaceportRequestError.of('UNREACHABLE', `The graph at ${url} cannot be reached.`, { cause: error })
  } finally {
    clearTimeout(timer)
  }
}
