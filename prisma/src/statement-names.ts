import { createHash } from 'node:crypto'

/** Each name is a plan that every connection keeps. */
const MAX_NAMES = 200

/**
 * Names for prepared statements, by their text, so that PostgreSQL parses and plans a frequent statement once a
 * connection. The number of names is bounded: texts beyond it go unprepared.
 */
export function createStatementNames(max = MAX_NAMES): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined || names.size >= max) return known ?? ''
    const name = createHash('sha256').update(sql).digest('base64url').slice(0, 24)
    names.set(sql, name)
    return name
  }
}
