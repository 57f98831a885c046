import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ASSERTION_HEADER, CHALLENGE, NONCE_HEADER } from '../assertion/claims.js'
import type { AssertionVerifier, Verified } from '../assertion/verify.js'
import { DEADLINE_HEADER, deadlineMilliseconds, startDeadline, type Deadline } from '../deadline.js'
import { SpaceportError, toResponse } from '../errors.js'
import { readBody } from './body.js'
import { listen, type Listening } from './listen.js'
import { respond } from './respond.js'
import { matchRoute, type Route } from './route.js'

/** The header by which one request is followed through every component's log. */
export const REQUEST_ID_HEADER = 'spaceport-request-id'

/** Milliseconds that a call without a deadline header may take. */
const DEFAULT_DEADLINE = 30_000

/** The largest request body by default, in bytes: a batch for one Instance with its variables. */
const DEFAULT_MAX_BODY = 16 * 1024 * 1024

/** What a service is made of. */
export type ServiceOptions = {
  host: string
  /** 0: a free one. */
  port: number
  verifier: AssertionVerifier
  routes: readonly Route[]
  maxBody?: number
}

/**
 * Starts the HTTP side of a subgraph. Nothing but `GET /health` is answered without an assertion over the very bytes
 * that came, made by a component that the route names; what is wrong with it is not told.
 */
export async function startService(options: ServiceOptions): Promise<Listening> {
  return listen((request, response) => void serve(options, request, response), options)
}

async function serve(options: ServiceOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const hungUp = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) hungUp.abort(new DOMException('The asker hung up.', 'AbortError'))
  })
  let deadline: Deadline | null = null
  try {
    const [path = '/'] = (request.url ?? '/').split('?', 1)
    if (request.method === 'GET' && path === '/health') {
      await respond(response, Response.json({ status: 'ok' }))
      return
    }
    const method = request.method ?? ''
    const found = matchRoute(options.routes, method, path)
    const body = await readBody(request, options.maxBody ?? DEFAULT_MAX_BODY)
    const verified = verify(options.verifier, request, response, body)
    if (!found) throw new SpaceportError('NOT_FOUND', 'No such route.')
    if (!found.route.from.includes(verified.issuer)) {
      throw new SpaceportError('UNAUTHENTICATED', 'This service answers only its own fleet.')
    }
    if (!found.route.endless) {
      const allowed = deadlineMilliseconds(header(request, DEADLINE_HEADER), DEFAULT_DEADLINE)
      deadline = startDeadline(allowed, hungUp.signal)
    }
    const answer = await found.route.handle({
      method,
      path,
      params: found.params,
      body,
      headers: request.headers as Record<string, string | undefined>,
      ...verified,
      signal: deadline?.signal ?? hungUp.signal,
      remaining: () => deadline?.remaining() ?? Number.POSITIVE_INFINITY,
      requestId: header(request, REQUEST_ID_HEADER) ?? randomUUID(),
    })
    await respond(response, answer)
  } catch (error) {
    if (!response.headersSent && !response.destroyed) await respond(response, toResponse(error))
    else response.destroy()
    if (!request.complete) request.destroy()
  } finally {
    deadline?.end()
  }
}

/** As the verifier. A refusal says by a header that nothing has happened, and how to prove that the assertion is fresh. */
function verify(
  verifier: AssertionVerifier,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Verified {
  response.setHeader(NONCE_HEADER, verifier.nonce)
  try {
    return verifier.verify(header(request, ASSERTION_HEADER), {
      method: request.method ?? '',
      path: request.url ?? '/',
      body,
    })
  } catch (error) {
    response.setHeader('www-authenticate', CHALLENGE)
    throw error
  }
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}
