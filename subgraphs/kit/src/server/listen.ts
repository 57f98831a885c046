import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

/** A listening HTTP server. */
export type Listening = {
  url: string
  port: number
  /** Stops taking connections, lets running requests finish for up to `graceMilliseconds`, then cuts. */
  close(graceMilliseconds?: number): Promise<void>
}

/** Milliseconds within which a client must have sent its headers, and its whole request: with the look around, within 10 s. */
const SLOWEST = 9_000

/** Milliseconds between two looks for clients that are too slow. */
const LOOK_AROUND = 1_000

/** Where a server listens, and how it treats its clients. */
export type ListenOptions = {
  host: string
  /** 0: a free one. */
  port: number
  /** Milliseconds that a client may take to send a request. */
  slowest?: number
  /** Headers of the answer to what is not HTTP, which no handler sees. */
  headers?: Readonly<Record<string, string>>
}

/** Starts an HTTP server with limits on slow clients. Port 0 picks a free one. A busy port rejects with one clear sentence. */
export async function listen(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
  { host, port, slowest = SLOWEST, headers = {} }: ListenOptions,
): Promise<Listening> {
  const server = createServer(
    {
      headersTimeout: slowest,
      requestTimeout: slowest,
      connectionsCheckingInterval: Math.min(LOOK_AROUND, slowest),
      keepAliveTimeout: 72_000,
      maxHeaderSize: 128 * 1024,
    },
    handler,
  )
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuse(error, socket, headers))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, host, port)))
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return { url: `http://${name}:${address.port}`, port: address.port, close: (grace) => close(server, grace) }
}

const REFUSALS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** Answers what is not HTTP (two lengths, a line break within a header, half a request) once, and closes the connection. */
function refuse(error: NodeJS.ErrnoException, socket: Duplex, headers: Readonly<Record<string, string>>): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status = REFUSALS[error.code ?? ''] ?? '400 Bad Request'
  const lines = Object.entries({ ...headers, connection: 'close', 'content-length': '0' })
  socket.end(`HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`, () =>
    socket.destroy(),
  )
}

function explained(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') return new Error(`Port ${port} on ${host} is used by another program.`)
  if (error.code === 'EACCES') return new Error(`Not allowed to listen on port ${port} on ${host}.`)
  return error
}

async function close(server: Server, graceMilliseconds = 5_000): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  // Connections whose answers end from now on were promised to be kept open; nobody waits for that.
  const sweep = setInterval(() => server.closeIdleConnections(), 10)
  const cut = setTimeout(() => server.closeAllConnections(), graceMilliseconds)
  await closed
  clearInterval(sweep)
  clearTimeout(cut)
}
