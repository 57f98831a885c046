import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { KEY } from './gateway.js'

/** What a request at the door of a file meets: true when it has been dealt with. */
export type Fault = (request: IncomingMessage, response: ServerResponse, body: Buffer) => boolean

/** A gateway that keeps files and answers changes as a test says. */
export type ContentGateway = {
  url: string
  files: Map<string, Buffer>
  parts: Map<string, Buffer>
  /** Requests: `PUT 0-1048576/2000000`, `HEAD`, `GET bytes=5-`, or the name of an operation. */
  asked: string[]
  /** The inputs of changes, by operation. */
  inputs: Map<string, Record<string, unknown>[]>
  /** What a change answers, by operation. */
  answers: Map<string, (input: Record<string, unknown>) => object>
  /** Faults that meet the next requests for files, one each. */
  faults: Fault[]
  close(): Promise<void>
}

export const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Starts one on a free port. */
export async function startContentGateway(): Promise<ContentGateway> {
  const gateway: Omit<ContentGateway, 'url' | 'close'> = {
    ...{ files: new Map(), parts: new Map(), asked: [], inputs: new Map(), answers: new Map(), faults: [] },
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => handle(request, Buffer.concat(chunks), response))
  })

  function handle(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    if (request.url === '/graphql') return change(body, response)
    const { method, headers } = request
    const offset = Number(headers['upload-offset'])
    const range = headers.range === undefined ? '' : ` ${headers.range}`
    gateway.asked.push(
      method === 'PUT' ? `PUT ${offset}-${offset + body.length}/${headers['upload-length']}` : `${method}${range}`,
    )
    if (gateway.faults.shift()?.(request, response, body)) return
    if (headers.authorization !== `Bearer ${KEY}`) return refuse(response, 'UNAUTHENTICATED', 401)
    const sha256 = /^\/spaces\/Spaces-1\/content\/([0-9a-f]{64})$/.exec(request.url ?? '')?.[1]
    if (sha256 === undefined) return refuse(response, 'NOT_FOUND', 404)
    if (method === 'HEAD') look(sha256, response)
    else if (method === 'PUT') put(sha256, offset, Number(headers['upload-length']), body, response)
    else get(sha256, headers.range, response)
  }

  function look(sha256: string, response: ServerResponse): void {
    const size = gateway.files.get(sha256)?.length
    const offset = String(size ?? gateway.parts.get(sha256)?.length ?? 0)
    response.writeHead(size === undefined ? 204 : 200, {
      'upload-offset': offset,
      'upload-complete': size === undefined ? '?0' : '?1',
    })
    response.end()
  }

  function put(sha256: string, offset: number, total: number, body: Buffer, response: ServerResponse): void {
    const before = gateway.parts.get(sha256) ?? Buffer.alloc(0)
    if (offset !== before.length) return refuse(response, 'CONFLICT', 409)
    const now = Buffer.concat([before, body])
    const complete = now.length === total
    if (complete && digest(now) !== sha256) return refuse(response, 'BUNDLE_TAMPERED', 400)
    if (complete) gateway.files.set(sha256, now)
    else gateway.parts.set(sha256, now)
    response.end(JSON.stringify({ offset: now.length, complete }))
  }

  function get(sha256: string, range: string | undefined, response: ServerResponse): void {
    const file = gateway.files.get(sha256)
    if (!file) return refuse(response, 'NOT_FOUND', 404)
    const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0)
    response.writeHead(range === undefined ? 200 : 206, { 'content-length': file.length - start })
    response.end(file.subarray(start))
  }

  function change(body: Buffer, response: ServerResponse): void {
    const { query, variables } = JSON.parse(body.toString()) as {
      query: string
      variables: { input?: Record<string, unknown> }
    }
    const operation = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? ''
    const input = variables.input ?? {}
    gateway.asked.push(operation)
    gateway.inputs.set(operation, [...(gateway.inputs.get(operation) ?? []), input])
    response.end(JSON.stringify({ data: gateway.answers.get(operation)?.(input) ?? null }))
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(gateway, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  })
}

/** Refuses as the gateway does. */
export function refuse(response: ServerResponse, code: string, status: number): void {
  response.writeHead(status)
  response.end(JSON.stringify({ errors: [{ message: `It is ${code}.`, extensions: { code } }] }))
}
