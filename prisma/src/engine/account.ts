import { execFileSync } from 'node:child_process'
import { DatabaseError } from '../error.js'

/** The operating-system account that the server runs as. */
export interface Account {
  name: string
  uid: number
  gid: number
}

function lookUp(flag: '-u' | '-g', name: string): number {
  return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
}

/**
 * PostgreSQL refuses to run as root: the first of the candidates that exists takes its place. Null when the caller is
 * not root, for then the server runs as the caller.
 */
export function serverAccount(candidates: readonly string[]): Account | null {
  if (process.getuid?.() !== 0) return null
  for (const name of candidates) {
    try {
      return { name, uid: lookUp('-u', name), gid: lookUp('-g', name) }
    } catch {
      continue
    }
  }
  throw new DatabaseError(
    'SERVER_FAILED',
    `PostgreSQL cannot run as root, and none of the accounts ${candidates.join(', ')} exists to run it as.`,
  )
}
