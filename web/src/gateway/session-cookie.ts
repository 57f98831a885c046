/** The session's, and the one that ties a sign-in by an identity provider to the browser that began it. */
const SESSION_COOKIES = new Set(['spaceport', '__Host-spaceport', 'spaceport-oidc', '__Host-spaceport-oidc'])

/** The session cookies of a `Cookie` header, and no other: nothing else that a browser holds for this host is sent on. */
export function sessionCookies(header: string | null): string | null {
  if (header === null) return null
  const kept = header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => SESSION_COOKIES.has(pair.slice(0, pair.indexOf('='))))
  return kept.length > 0 ? kept.join('; ') : null
}
