import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { LaunchError } from './launch-error.js'

/** The port itself if it is free on loopback, null if another program has it; 0 gives any free one. */
export function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })
}

/**
 * From where free ports are picked: below those that systems give to outgoing connections (from 32768 on Linux, from 49152 in
 * RFC 6335, section 6), since such a connection could take a port between its choice and the start of what shall listen on it.
 */
const LOWEST = 15_000
const HIGHEST = 32_000

/** How many ports each process picks from before it looks anywhere else. */
const OWN = 30

/** The first port of those that a process picks from: another one's than that of most processes that start a fleet at the same time. */
export function ownPorts(pid: number): number {
  return LOWEST + OWN * (pid % Math.floor((HIGHEST - LOWEST) / OWN))
}

/**
 * `preferred` if it is free, else any free port that is not in `taken`. Two processes that start fleets side by side would now and
 * then pick the same one before either listens on it, so each picks from some of its own first.
 */
export async function freePort(preferred: number | undefined, taken: ReadonlySet<number> = new Set()): Promise<number> {
  if (preferred && !taken.has(preferred) && (await tryPort(preferred))) return preferred
  const lowest = ownPorts(process.pid)
  for (let tries = 0; ; tries++) {
    const port = tries < 2 * OWN ? randomInt(lowest, lowest + OWN) : randomInt(LOWEST, HIGHEST)
    if (!taken.has(port) && (await tryPort(port))) return port
  }
}

/** The port that a setting names; throws a LaunchError when another program has it. */
export async function wantedPort(port: number, setting: string): Promise<number> {
  const got = await tryPort(port)
  if (got) return got
  throw new LaunchError(`Port ${port} is used by another program: end that, or set ${setting} to another port.`)
}
