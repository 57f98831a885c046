import { createServer } from 'node:http'
import { markRequest } from './client-address.mjs'
import { watchReaders } from './slow-readers.mjs'

/** Milliseconds that a client may keep the server waiting: with the look around once a second, it is closed within 10 s. */
const SLOWEST = 9_000

/** The largest request, and the largest piece of a file, in bytes: what the gateway takes too. */
const LARGEST = 1024 * 1024
const LARGEST_PIECE = 8 * LARGEST

/** Where pieces of files are sent to. */
const CONTENT_PATH = /^\/spaces\/[^/]+\/content\//

/** Milliseconds that a refused client may go on sending its body. */
const LONGEST_UNREAD = 1_000

/** What every answer says, also those that Next never sees; a page says more. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** Under https (RFC 6797): this host is never to be asked without. */
const STRICT = { 'strict-transport-security': 'max-age=31536000' }

/**
 * The HTTP server in front of Next: its limits on clients, and what no client may say. `handle` answers what passes.
 * @param {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => unknown} handle
 * @param {{ proxyToken?: string | undefined, https?: boolean, slowest?: number }} options
 */
export function createWebServer(handle, { proxyToken, https = false, slowest = SLOWEST } = {}) {
  const always = Object.entries(https ? { ...HEADERS, ...STRICT } : HEADERS)
  const server = createServer(
    { connectionsCheckingInterval: Math.min(1_000, slowest), headersTimeout: slowest, requestTimeout: slowest },
    (request, response) => {
      for (const [name, value] of always) response.setHeader(name, value)
      const largest = CONTENT_PATH.test(request.url ?? '') ? LARGEST_PIECE : LARGEST
      if (Number(request.headers['content-length'] ?? 0) > largest) return refuseLarge(request, response, largest)
      markRequest(request, { proxyToken, https })
      return handle(request, response)
    },
  )
  server.once('close', watchReaders(server, slowest))
  server.on('clientError', (error, socket) => refuse(error, socket, always))
  return server
}

/** Answers what is not HTTP once, and closes. */
function refuse(
  /** @type {NodeJS.ErrnoException} */ error,
  /** @type {import('node:stream').Duplex} */ socket,
  /** @type {[string, string][]} */ always,
) {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const status =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? '408 Request Timeout'
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? '431 Request Header Fields Too Large'
        : '400 Bad Request'
  const lines = [...always, ['connection', 'close'], ['content-length', '0']]
  const text = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  socket.end(`HTTP/1.1 ${status}\r\n${text}\r\n`, () => socket.destroy())
}

function refuseLarge(
  /** @type {import('node:http').IncomingMessage} */ request,
  /** @type {import('node:http').ServerResponse} */ response,
  /** @type {number} */ largest,
) {
  const message = `The request is larger than ${largest / 1024} KiB.`
  response.writeHead(413, { 'content-type': 'application/json', 'cache-control': 'no-store', connection: 'close' })
  response.end(JSON.stringify({ errors: [{ message, extensions: { code: 'TOO_LARGE' } }] }))
  // It is read on for a moment, so that its sender can read the answer.
  request.resume()
  const timer = setTimeout(() => request.destroy(), LONGEST_UNREAD)
  request.once('close', () => clearTimeout(timer))
}
