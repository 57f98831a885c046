import { z } from 'zod'
import { mayBeUsed, type Outbound } from './outbound.js'

/** Signature algorithms with a public key. Those with a shared secret, and none at all, are never accepted from outside. */
export const ASYMMETRIC_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const

export type AsymmetricAlgorithm = (typeof ASYMMETRIC_ALGORITHMS)[number]

export function isAsymmetric(algorithm: string): algorithm is AsymmetricAlgorithm {
  return (ASYMMETRIC_ALGORITHMS as readonly string[]).includes(algorithm)
}

/** What is read of a discovery document (OpenID Connect Discovery 1.0, section 3; RFC 9207, section 3). The rest is left out. */
const documentSchema = z.object({
  issuer: z.string(),
  jwks_uri: z.string(),
  authorization_endpoint: z.string().optional(),
  token_endpoint: z.string().optional(),
  userinfo_endpoint: z.string().optional(),
  authorization_response_iss_parameter_supported: z.boolean().optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
  id_token_signing_alg_values_supported: z
    .array(z.string())
    .transform((algorithms) => algorithms.filter(isAsymmetric))
    .optional(),
})

/** What an issuer says of itself. */
export type Discovered = z.infer<typeof documentSchema>

const ADDRESSES = ['jwks_uri', 'authorization_endpoint', 'token_endpoint', 'userinfo_endpoint'] as const

/** Reads what an issuer says of itself. Throws if it calls itself otherwise, or names an address that may not be used. */
export async function discover(issuer: string, outbound: Outbound): Promise<Discovered> {
  const json = await fetchJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, outbound)
  const document = documentSchema.parse(json)
  if (document.issuer !== issuer) throw new Error('the discovery document is of another issuer')
  for (const name of ADDRESSES) {
    const address = document[name]
    if (address !== undefined && !mayBeUsed(address, issuer)) throw new Error(`${name} is not an address to be used`)
  }
  return document
}

/** Fetches a JSON document. Throws for any other answer. */
export async function fetchJson(url: string, outbound: Outbound): Promise<unknown> {
  const answer = await outbound(url, { headers: { accept: 'application/json' } })
  if (answer.status !== 200) throw new Error(`the answer has status ${answer.status}`)
  return answer.json()
}
