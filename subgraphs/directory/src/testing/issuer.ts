import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type GenerateKeyPairResult,
  type JWK,
  type JWTPayload,
} from 'jose'
import { closeServer } from './close-server.js'

/** An issuer that says whatever a test wants: for what no honest provider does. */
export type TestIssuer = {
  issuer: string
  /** What its pages answer, by path; may be replaced. An absent one is 404. */
  pages: Map<string, () => Response | Promise<Response>>
  /** The paths that were asked for, in order. */
  asked: string[]
  /** The keys that it publishes. */
  keys: JWK[]
  /** Its first key's private half; that key's id is `one`. */
  key: CryptoKey
  /** Signs claims with a key, by default the first one. Nothing is added to claims and header. */
  sign(claims: JWTPayload, header?: Record<string, unknown>, key?: CryptoKey | Uint8Array): Promise<string>
  /** Makes and publishes another key. */
  addKey(kid: string): Promise<CryptoKey>
  close(): Promise<void>
}

/** The first key of all of them: making one takes long. */
const FIRST = generateKeyPair('RS256', { extractable: true })

/** Where its pages are. */
export const PAGES = { discovery: '/.well-known/openid-configuration', keys: '/keys', token: '/token' } as const

export async function startIssuer(): Promise<TestIssuer> {
  const server = createServer((request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?', 1)
    issuer.asked.push(path)
    request.resume()
    const page = issuer.pages.get(path) ?? (() => new Response(null, { status: 404 }))
    void Promise.resolve(page()).then(async (answer) => {
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(Buffer.from(await answer.arrayBuffer()))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const keys: JWK[] = []
  const publish = async (pair: GenerateKeyPairResult, kid: string) => {
    keys.push({ ...(await exportJWK(pair.publicKey)), kid, use: 'sig' })
    return pair.privateKey
  }
  const key = await publish(await FIRST, 'one')
  const issuer: TestIssuer = {
    issuer: address,
    pages: new Map([
      [
        PAGES.discovery,
        () =>
          Response.json({
            issuer: address,
            jwks_uri: `${address}${PAGES.keys}`,
            authorization_endpoint: `${address}/authorize`,
            token_endpoint: `${address}${PAGES.token}`,
            authorization_response_iss_parameter_supported: true,
            id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
          }),
      ],
      [PAGES.keys, () => Response.json({ keys })],
    ]),
    asked: [],
    keys,
    key,
    sign: (claims, header = {}, signer = key) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one', ...header }).sign(signer),
    addKey: async (kid) => publish(await generateKeyPair('RS256', { extractable: true }), kid),
    close: () => closeServer(server),
  }
  return issuer
}
