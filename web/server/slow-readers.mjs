/** Bytes that a reader has to take within the time it is given, once what it was sent has piled up. */
const LEAST = 64 * 1024

/**
 * Hangs up on connections whose reader takes nothing, or next to nothing, of what is there for it. How long an answer takes to come is
 * not counted: that deadline is the gateway's. Returns a function that ends the watch.
 * @param {import('node:net').Server} server
 * @param {number} slowest milliseconds
 */
export function watchReaders(server, slowest) {
  /** @type {Map<import('node:net').Socket, { taken: number, since: number }>} */
  const waiting = new Map()
  server.on('connection', (socket) => {
    waiting.set(socket, { taken: 0, since: performance.now() })
    socket.once('close', () => waiting.delete(socket))
  })
  const look = () => {
    const now = performance.now()
    for (const [socket, state] of waiting) {
      const taken = socket.bytesWritten - socket.writableLength
      const idle = socket.writableLength === 0
      if (idle || taken - state.taken >= LEAST) Object.assign(state, { taken, since: now })
      else if (now - state.since >= slowest) socket.destroy()
    }
  }
  const timer = setInterval(look, Math.min(1_000, slowest / 4))
  timer.unref()
  return () => clearInterval(timer)
}
