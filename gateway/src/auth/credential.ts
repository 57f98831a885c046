/** What a request brings to say who it is from. `jwt` is a token that an issuer of the directory's choice signed. */
export type Credential = { kind: 'apiKey' | 'session' | 'jwt'; token: string }

type Headers = { authorization?: string | undefined; cookie?: string | undefined }

const API_KEY = /^Bearer (spk_[\w-]{43})$/i
const JWT = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i

/** The longest header that is read for a signed token, in UTF-16 units. */
const LONGEST = 16_000

const SESSION = /^sps_[\w-]{43}$/

/**
 * Reads the credential of a request: an API key or a signed token (`Authorization: Bearer`, RFC 6750), else the session cookie (RFC 6265). A
 * request with an `Authorization` header of any other form has none, whatever its cookies say.
 */
export function readCredential({ authorization, cookie }: Headers, cookieName: string): Credential | null {
  if (authorization !== undefined) {
    const key = API_KEY.exec(authorization)?.[1]
    if (key !== undefined) return { kind: 'apiKey', token: key }
    const token = authorization.length <= LONGEST ? JWT.exec(authorization)?.[1] : undefined
    return token === undefined ? null : { kind: 'jwt', token }
  }
  const token = readCookie(cookie, cookieName)
  return token !== null && SESSION.test(token) ? { kind: 'session', token } : null
}

/** The value of a cookie; null if there is none, or more than one of that name. */
export function readCookie(header: string | undefined, name: string): string | null {
  const values = (header ?? '').split(';').flatMap((pair) => {
    const [key, ...value] = pair.trim().split('=')
    return key === name ? [value.join('=')] : []
  })
  return values.length === 1 ? (values[0] ?? null) : null
}
