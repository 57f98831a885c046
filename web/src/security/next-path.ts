/** Where a signed-in caller lands when no other page was asked for. */
export const HOME_PATH = '/what-runs-where'

const BASE = 'http://spaceport.invalid'
const NEVER_AFTER_SIGN_IN = /^\/(sign-in|sign-out|first-run|invitation|reset-password|auth|graphql)(\/|$)/

/**
 * The page to show after sign-in, from the untrusted `next` parameter: a path on this origin, or `HOME_PATH`.
 * Refused: other origins in any spelling (`//host`, `/\host`, `https:`), control characters, and paths that are no page.
 */
export function safeNextPath(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/') || next.length > 2048) return HOME_PATH
  if (/[\\\p{Cc}]/u.test(next) || !URL.canParse(next, BASE)) return HOME_PATH
  const url = new URL(next, BASE)
  if (url.origin !== BASE || url.pathname.startsWith('//') || NEVER_AFTER_SIGN_IN.test(url.pathname)) return HOME_PATH
  return url.pathname + url.search
}

/** The sign-in page that leads back to `path`. */
export function signInPath(path: string): string {
  const next = safeNextPath(path)
  return next === HOME_PATH ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`
}
