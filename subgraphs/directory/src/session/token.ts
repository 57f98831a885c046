import { createHash, randomBytes } from 'node:crypto'

/** What a token begins with: `sps_` is a session's, `spk_` an API key's, `spt_` one that does one thing once. */
export type TokenKind = 'sps' | 'spk' | 'spt'

const TOKEN = /^(sps|spk|spt)_[\w-]{43}$/

/** Makes a token: 256 random bits, base64url. */
export function newToken(kind: TokenKind): string {
  return `${kind}_${randomBytes(32).toString('base64url')}`
}

/** Whether a text has the form of a token of this kind. */
export function isToken(kind: TokenKind, text: string): boolean {
  return TOKEN.test(text) && text.startsWith(`${kind}_`)
}

/** SHA-256 of a token: all that is stored of it. No salt and no slow hash, since nobody guesses 256 random bits. */
export function tokenHash(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest())
}
