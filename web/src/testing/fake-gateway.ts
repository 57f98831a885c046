import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fakeGraph } from './fake-graph'

export const EMAIL = 'ada@example.com'
export const PASSWORD = 'correct horse battery staple'
/** The one-time token that it accepts. */
export const TOKEN = 'spi_good'

export type SeenRequest = { method: string; url: string; headers: IncomingHttpHeaders; body: string }

/** A gateway for the tests of the web app, with the public HTTP of the real one over a made-up graph. */
export type FakeGateway = {
  url: string
  /** Every request so far, as it arrived. */
  seen: SeenRequest[]
  /** Sessions that are valid now. */
  sessions: Set<string>
  /** Whether it says that there are no users yet. */
  firstRun: boolean
  /** Identity providers that it names. */
  providers: { id: string; name: string }[]
  close(): Promise<void>
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

function sessionOf(header: string | undefined): string {
  return /(?:^|; )spaceport=([^;]+)/.exec(header ?? '')?.[1] ?? ''
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(body === null ? undefined : JSON.stringify(body))
}

function coded(code: string, message: string) {
  return { errors: [{ message, extensions: { code } }] }
}

const ENTRANCES = new Set(['/auth/sign-in', '/auth/first-run', '/auth/invitation', '/auth/password-reset'])

/** Why these credentials give no session at this route; null if they do. */
function refuseEntrance(route: string, { email, password = '', token }: Record<string, string>) {
  if (route === '/auth/sign-in') {
    if (email === EMAIL && password === PASSWORD) return null
    return { status: 401, code: 'BAD_CREDENTIALS', message: 'Wrong e-mail or password.' }
  }
  if (token !== TOKEN) return { status: 401, code: 'BAD_TOKEN', message: 'The token is not valid.' }
  if (password.length >= 12) return null
  return { status: 400, code: 'WEAK_PASSWORD', message: 'The password has fewer than 12 characters.' }
}

/** Starts it on a free port. */
export async function startFakeGateway(): Promise<FakeGateway> {
  const execute = fakeGraph()
  const gateway: FakeGateway = {
    url: '',
    seen: [],
    sessions: new Set(),
    firstRun: false,
    providers: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await read(request)
    gateway.seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body })
    if (request.url === '/auth/providers') return send(response, 200, { providers: gateway.providers })
    if (request.url === '/auth/first-run' && request.method === 'GET') {
      return send(response, 200, { needed: gateway.firstRun })
    }
    if (request.url && ENTRANCES.has(request.url)) {
      const refusal = refuseEntrance(request.url, JSON.parse(body) as Record<string, string>)
      if (refusal) return send(response, refusal.status, coded(refusal.code, refusal.message))
      const session = `sps_${gateway.seen.length}`
      gateway.sessions.add(session)
      const cookie = `spaceport=${session}; HttpOnly; SameSite=Lax; Path=/`
      return send(response, 200, { user: { id: 'Users-1' } }, { 'set-cookie': cookie })
    }
    const session = sessionOf(request.headers.cookie)
    if (!gateway.sessions.has(session)) return send(response, 401, coded('UNAUTHENTICATED', 'No valid credential.'))
    if (request.url === '/auth/sign-out') {
      gateway.sessions.delete(session)
      return send(response, 204, null)
    }
    if (request.headers.accept === 'text/event-stream') {
      // Nothing ever changes here: a stream that only beats once.
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(':\n\n')
      return
    }
    const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> }
    send(response, 200, await execute(query, variables ?? {}))
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) send(response, 500, coded('INTERNAL', String(error)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  gateway.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return gateway
}
