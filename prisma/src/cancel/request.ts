import { connect } from 'node:net'

/** The server process behind a connection, and the secret that allows to cancel what it runs. */
export interface Backend {
  host: string
  port: number
  processId: number
  secretKey: number
}

const CANCEL_REQUEST = 80877102
const MESSAGE_BYTES = 16

/**
 * Asks the server to cancel what a backend runs (PostgreSQL protocol, CancelRequest; the same signal as
 * `pg_cancel_backend`, but it needs no connection slot and no rights). Resolves once the server has sent the signal,
 * which it shows by closing the connection: from then on the signal can no longer hit a later statement. A server that
 * cannot be reached has nothing to cancel.
 */
export function requestCancel({ host, port, processId, secretKey }: Backend): Promise<void> {
  const message = Buffer.alloc(MESSAGE_BYTES)
  message.writeInt32BE(MESSAGE_BYTES, 0)
  message.writeInt32BE(CANCEL_REQUEST, 4)
  message.writeInt32BE(processId, 8)
  message.writeInt32BE(secretKey, 12)
  return new Promise((resolve) => {
    const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host)
    socket.once('connect', () => socket.write(message))
    socket.on('error', () => {})
    socket.once('close', () => resolve())
    socket.resume()
  })
}
