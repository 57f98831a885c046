import { createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** What ties a sign-in to one browser and to one answer of the provider. */
export type Flow = {
  /** The proof key (RFC 7636): only who holds it can use the code. */
  verifier: string
  /** What the ID token must repeat (OpenID Connect Core 1.0, section 3.1.2.1). */
  nonce: string
}

/** 256 random bits for a state or for what a browser holds. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Verifier and nonce of the browser that holds `binding`: derived, so that neither is stored and neither is the browser's to choose. */
export function flowOf(secret: string, binding: string): Flow {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'spaceport-oidc:1', 32))
  const derive = (label: string) => createHmac('sha256', key).update(`${label}:${binding}`).digest('base64url')
  return { verifier: derive('verifier'), nonce: derive('nonce') }
}
