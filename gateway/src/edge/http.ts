import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { DEADLINE_HEADER, deadlineMilliseconds, startDeadline, type Deadline } from '@spaceport/kit/deadline'
import { SpaceportError, toResponse } from '@spaceport/kit/errors'
import { listen, type Listening } from '@spaceport/kit/server/listen'
import { REQUEST_ID_HEADER } from '@spaceport/kit/server/service'
import { Admission, RETRY_AFTER } from './admission.js'
import { checkNoBody } from './browser.js'
import { clientAddress } from './client-address.js'
import { securityHeaders } from './security-headers.js'
import { SLOWEST_READER, writeAnswer } from './write-answer.js'

/** Milliseconds that a request may take if it does not say. */
const DEFAULT_DEADLINE = 10_000

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
  /** The caller's IP address. */
  address: string
  /**
   * Takes the request out of what is bounded in time and in number: its answer goes on until somebody ends it. The signal aborts when the
   * caller hangs up.
   */
  endless(): AbortSignal
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT'] as const

/** A public path: by method, what answers it. A segment `*` stands for any one. */
export type EdgeRoutes = Readonly<Record<string, Partial<Record<(typeof METHODS)[number], EdgeHandler>>>>

type EdgeHandler = {
  /** Whether it is answered even when the gateway is full. */
  always?: boolean
  handle(request: EdgeRequest): Promise<Response> | Response
}

/** How the public HTTP server is started. */
export type HttpOptions = {
  host: string
  port: number
  /** How many requests may be answered at once. */
  inFlight: number
  /** Whether people reach it over https. */
  https: boolean
  /** The secret of a proxy whose `x-forwarded-for` is believed. */
  proxyToken?: string | undefined
  /** Milliseconds that a client may keep the gateway waiting, sending or reading. Tests set less than the default. */
  slowest?: number | undefined
}

type Server = {
  routes: EdgeRoutes
  admission: Admission
  headers: readonly (readonly [string, string])[]
  proxyToken: string | undefined
  slowest: number
}

/** Starts the public HTTP server. */
export async function startHttp(routes: EdgeRoutes, options: HttpOptions): Promise<Listening> {
  const { host, port, inFlight, https, proxyToken, slowest } = options
  const headers = securityHeaders({ https })
  const server: Server = {
    routes,
    admission: new Admission(inFlight),
    headers: Object.entries(headers),
    proxyToken,
    slowest: slowest ?? SLOWEST_READER,
  }
  let closing = false
  const listening = await listen(
    (incoming, response) => {
      if (closing) response.setHeader('connection', 'close')
      void serve(server, incoming, response)
    },
    { host, port, headers, ...(slowest === undefined ? {} : { slowest }) },
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
  { routes, admission, headers: own, proxyToken, slowest }: Server,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomUUID()
  const hungUp = new AbortController()
  response.setHeader(REQUEST_ID_HEADER, requestId)
  for (const [name, value] of own) response.setHeader(name, value)
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
    const address = clientAddress(incoming, proxyToken)
    const endless = () => {
      leave?.()
      deadline?.end()
      return hungUp.signal
    }
    const request = { method, path, headers, incoming, signal, remaining, requestId, address, endless }
    const answer = await handler.handle(request)
    await writeAnswer(response, answer, slowest)
  } catch (error) {
    await sendError(response, error, slowest)
  } finally {
    leave?.()
    deadline?.end()
  }
  endUnread(incoming)
}

function find(
  routes: EdgeRoutes,
  { url = '/', method = '', headers }: IncomingMessage,
): { path: string; handler: EdgeHandler } {
  const path = url.split('?', 1)[0] ?? '/'
  const route = Object.hasOwn(routes, path) ? routes[path] : matching(routes, path)
  if (!route) throw new SpaceportError('NOT_FOUND', 'There is nothing at this path.')
  const known = METHODS.find((one) => one === method)
  const handler = known && route[known]
  if (method === 'GET' || method === 'HEAD') checkNoBody(headers)
  if (!handler) throw new NotAllowed(Object.keys(route))
  return { path, handler }
}

function matching(routes: EdgeRoutes, path: string): EdgeRoutes[string] | undefined {
  const segments = path.split('/')
  const isMatch = (pattern: string) => {
    const wanted = pattern.split('/')
    return wanted.length === segments.length && wanted.every((one, i) => one === '*' || one === segments[i])
  }
  return Object.entries(routes).find(([pattern]) => isMatch(pattern))?.[1]
}

function deadlineHeader({ headers }: IncomingMessage): string | undefined {
  const value = headers[DEADLINE_HEADER]
  return Array.isArray(value) ? value[0] : value
}

/** A path that is answered, but not by this method. */
class NotAllowed extends SpaceportError {
  constructor(readonly methods: readonly string[]) {
    super('METHOD_NOT_ALLOWED', `Use ${methods.join(' or ')}.`)
  }
}

async function sendError(response: ServerResponse, error: unknown, slowest: number): Promise<void> {
  if (response.destroyed) return
  if (response.headersSent) {
    response.destroy()
    return
  }
  const answer = toResponse(error)
  answer.headers.set('cache-control', 'no-store')
  if (answer.status === 503) answer.headers.set('retry-after', String(RETRY_AFTER))
  const wait = error instanceof SpaceportError ? error.details.retryAfter : undefined
  if (answer.status === 429 && typeof wait === 'number') answer.headers.set('retry-after', String(wait))
  if (error instanceof NotAllowed) answer.headers.set('allow', error.methods.join(', '))
  await writeAnswer(response, answer, slowest)
}

/** Node reads on what was refused unread, so that its sender can read the answer; not for long. */
function endUnread(incoming: IncomingMessage): void {
  if (incoming.complete || incoming.destroyed) return
  const timer = setTimeout(() => incoming.destroy(), LONGEST_UNREAD)
  incoming.once('close', () => clearTimeout(timer))
}
