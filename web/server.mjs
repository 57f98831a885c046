// Serves the built web app on SPACEPORT_HOST:SPACEPORT_WEB_PORT, prints one line of JSON when it is ready, and ends
// gracefully on SIGTERM and SIGINT: answers under way are finished first.
import { fileURLToPath } from 'node:url'
import { createWebServer } from './server/http.mjs'
import { watchStreams } from './server/streams.mjs'

process.env.NODE_ENV = 'production'
process.env.NEXT_TELEMETRY_DISABLED = '1'
const { default: next } = await import('next')

const host = process.env.SPACEPORT_HOST || '127.0.0.1'
const port = Number(process.env.SPACEPORT_WEB_PORT || process.env.PORT || 3000)

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

if (!Number.isInteger(port) || port < 0 || port > 65535) fail('SPACEPORT_WEB_PORT must be a port number.')

let handle = (request, response) => response.writeHead(503, { 'retry-after': '1' }).end()
const server = createWebServer((request, response) => handle(request, response), {
  proxyToken: process.env.SPACEPORT_PROXY_TOKEN || undefined,
  https: process.env.SPACEPORT_PUBLIC_URL?.startsWith('https:') ?? false,
})
const cutStreams = watchStreams(server)
server.on('error', (error) =>
  fail(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is in use. Choose another with SPACEPORT_WEB_PORT.`
      : `The web server could not start: ${error.message}`,
  ),
)

// The port is taken before Next is loaded, so that a busy one is known at once.
await new Promise((resolve) => server.listen(port, host, resolve))
const bound = server.address().port
const app = next({ dir: fileURLToPath(new URL('.', import.meta.url)), dev: false, hostname: host, port: bound })
try {
  await app.prepare()
} catch (error) {
  fail(`The web app could not start: ${error instanceof Error ? error.message : error}`)
}
handle = app.getRequestHandler()

const name = host.includes(':') ? `[${host}]` : host
process.stdout.write(`${JSON.stringify({ ready: true, url: `http://${name}:${bound}` })}\n`)

let closing = false
function close() {
  if (closing) return
  closing = true
  server.close(() => process.exit(0))
  // Connections that are busy now are closed as soon as their answer is out, if it is one that ends.
  setInterval(() => {
    cutStreams()
    server.closeIdleConnections()
  }, 50)
}
process.on('SIGTERM', close)
process.on('SIGINT', close)
// Whoever started it holds this pipe: when it closes, they have died.
if (process.env.SPACEPORT_PARENT_PIPE) process.stdin.resume().once('end', close).once('error', close)
