/** How the session cookie is named and marked: by whether people reach Spaceport over https. */
export type SessionCookie = {
  name: string
  /** `Set-Cookie` for a session that lasts until `expires`. */
  set(token: string, expires: Date): string
  /** `Set-Cookie` that ends it in the browser. */
  clear(): string
}

/** The cookie under https (`__Host-`: this host only, whole site, secure) or on loopback http. */
export function sessionCookie({ secure }: { secure: boolean }): SessionCookie {
  const name = secure ? '__Host-spaceport' : 'spaceport'
  const marks = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return {
    name,
    set: (token, expires) => `${name}=${token}; Expires=${expires.toUTCString()}; ${marks}`,
    clear: () => `${name}=; Expires=${new Date(0).toUTCString()}; ${marks}`,
  }
}
