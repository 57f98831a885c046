import { connect, type Socket } from 'node:net'

/** A connection to a gateway on which a test writes whatever it likes. */
export type RawConnection = {
  socket: Socket
  /** Everything that came back, when the other side has closed. */
  closed: Promise<string>
}

/** Opens a connection and writes to it. */
export function openRaw(url: string, text: string): RawConnection {
  const { socket, closed } = openUnread(url, text)
  let received = ''
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => (received += chunk))
  return { socket, closed: closed.then(() => received) }
}

/** Opens a connection and writes to it; nothing is read but by the test. */
export function openUnread(url: string, text: string): { socket: Socket; closed: Promise<void> } {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  socket.on('error', () => {})
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.write(text, 'latin1')
  return { socket, closed }
}
