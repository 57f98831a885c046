import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { DEADLINE_HEADER, deadlineMilliseconds, startDeadline, type Deadline } from '@spaceport/kit/deadline'
import { SpaceportError, toResponse } from '@spaceport/kit/errors'
import { listen, type Listening } from '@spaceport/kit/server/listen'
import { respond } from '@spaceport/kit/server/respond'
import { REQUEST_ID_HEADER } from '@spaceport/kit/server/service'
import { Admission, RETRY_AFTER } from './admission.js'

/** Milliseconds that a request may take if it does not say. */
const DEFAULT_DEADLINE = 10_000

/** Milliseconds that a client may leave an answer unread. */
const SLOWEST_READER = 10_000

/** Milliseconds that a refused client may go on sending its body. */
const LONGEST_UNREAD = 1_000

/** A request at the public edge. Nothing that a client sends is passed on but what its route reads from here. */
export type EdgeRequest = {
  method: string
  path: string
  headers: IncomingHttpHeaders
  incoming: IncomingMessage
  /** Aborts when the caller hangs up or the deadline passes. */
  signal: AbortSignal
  remaining(): number
  /** The gateway's own; a client's is not believed. */
  requestId: string
}

/** A public path: by method, what answers it. */
export type EdgeRoutes = Readonly<Record<string, Partial<Record<'GET' | 'POST', EdgeHandler>>>>

type EdgeHandler = {
  /** Whether it is answered even when the gateway is full. */
  always?: boolean
  handle(request: EdgeRequest): Promise<Response> | Response
}

/** Starts the public HTTP server. `inFlight`: how many requests may be answered at once. */
export async function startHttp(
  routes: EdgeRoutes,
  { host, port, inFlight }: { host: string; port: number; inFlight: number },
): Promise<Listening> {
  const admission = new Admission(inFlight)
  let closing = false
  const listening = await listen(
    (incoming, response) => {
      if (closing) response.setHeader('connection', 'close')
      void serve(routes, admission, incoming, response)
    },
    { host, port },
  )
  return {
    ...listening,
    close: (grace) => {
      closing = true
      return listening.close(grace)
    },
  }
}

async function serve(
  routes: EdgeRoutes,
  admission: Admission,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomUUID()
  const hungUp = new AbortController()
  response.setHeader(REQUEST_ID_HEADER, requestId)
  response.setHeader('x-content-type-options', 'nosniff')
  response.once('close', () => {
    if (!response.writableFinished) hungUp.abort(new DOMException('The caller hung up.', 'AbortError'))
  })
  let deadline: Deadline | undefined
  let leave: (() => void) | undefined
  try {
    const { path, handler } = find(routes, incoming)
    if (!handler.always) leave = admission.enter()
    deadline = startDeadline(deadlineMilliseconds(deadlineHeader(incoming), DEFAULT_DEADLINE), hungUp.signal)
    const { signal, remaining } = deadline
    const { method = '', headers } = incoming
    await send(response, await handler.handle({ method, path, headers, incoming, signal, remaining, requestId }))
  } catch (error) {
    await sendError(response, error)
  } finally {
    leave?.()
    deadline?.end()
  }
  endUnread(incoming)
}

function find(routes: EdgeRoutes, { url = '/', method = '' }: IncomingMessage): { path: string; handler: EdgeHandler } {
  const path = url.split('?', 1)[0] ?? '/'
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined
  if (!route) throw new SpaceportError('NOT_FOUND', 'There is nothing at this path.')
  const handler = method === 'GET' || method === 'POST' ? route[method] : undefined
  if (!handler) throw new SpaceportError('METHOD_NOT_ALLOWED', `Use ${Object.keys(route).join(' or ')}.`)
  return { path, handler }
}

function deadlineHeader({ headers }: IncomingMessage): string | undefined {
  const value = headers[DEADLINE_HEADER]
  return Array.isArray(value) ? value[0] : value
}

async function send(response: ServerResponse, answer: Response): Promise<void> {
  if (response.destroyed) return
  response.setTimeout(SLOWEST_READER, () => response.destroy())
  await respond(response, answer)
}

async function sendError(response: ServerResponse, error: unknown): Promise<void> {
  if (response.destroyed) return
  if (response.headersSent) {
    response.destroy()
    return
  }
  const answer = toResponse(error)
  if (answer.status === 503) answer.headers.set('retry-after', String(RETRY_AFTER))
  if (answer.status === 405) answer.headers.set('allow', 'POST')
  await send(response, answer)
}

/** Node reads on what was refused unread, so that its sender can read the answer; not for long. */
function endUnread(incoming: IncomingMessage): void {
  if (incoming.complete || incoming.destroyed) return
  const timer = setTimeout(() => incoming.destroy(), LONGEST_UNREAD)
  incoming.once('close', () => clearTimeout(timer))
}
