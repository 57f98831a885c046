/** Prisma's codes for a database that cannot be reached, hung up, was too slow to connect to, or has no connection to spare. */
const PRISMA_CODES: ReadonlySet<unknown> = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2037'])

/** The same as a driver adapter has it, which is all that there is below a raw query. */
const ADAPTER_KINDS: ReadonlySet<unknown> = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
])

/** PostgreSQL's: connection exceptions, too many connections, shutting down or starting up (PostgreSQL, appendix A). */
const SQLSTATE = /^(08...|53300|57P0[1-3])$/

/** How deep errors wrap one another, at most. */
const DEEPEST = 8

/**
 * Whether an error says that a database did not answer, so that the same request may well succeed soon: as Prisma has it, or
 * PostgreSQL below it. A statement that was refused is another thing.
 */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > DEEPEST) return false
  const { code, originalCode, kind, cause, meta, driverAdapterError } = error as Record<string, unknown>
  if (PRISMA_CODES.has(code) || ADAPTER_KINDS.has(kind)) return true
  if ([code, originalCode].some((one) => typeof one === 'string' && SQLSTATE.test(one))) return true
  return [cause, meta, driverAdapterError].some((inner) => isDatabaseAway(inner, depth + 1))
}
