import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A listening HTTP server. */
export type Listening = {
  url: string
  port: number
  /** Stops taking connections, lets running requests finish for up to `graceMilliseconds`, then cuts. */
  close(graceMilliseconds?: number): Promise<void>
}

/** Milliseconds within which a client must have sent its headers, and its whole request. */
const SLOWEST = 10_000

/** Starts an HTTP server with limits on slow clients. Port 0 picks a free one. A busy port rejects with one clear sentence. */
export async function listen(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const server = createServer(
    {
      headersTimeout: SLOWEST,
      requestTimeout: SLOWEST,
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: 72_000,
      maxHeaderSize: 128 * 1024,
    },
    handler,
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, host, port)))
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return { url: `http://${name}:${address.port}`, port: address.port, close: (grace) => close(server, grace) }
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
