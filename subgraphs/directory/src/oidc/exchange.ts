import * as client from 'openid-client'
import type { Discovered } from './discovery.js'
import { SignInRefused } from './failure.js'
import type { Flow } from './flow.js'
import type { Outbound } from './outbound.js'

/** A provider as its own pages know us. */
export type Client = {
  clientId: string
  /** Null: a public client. */
  clientSecret: string | null
  scopes: readonly string[]
}

/** What a provider says of the person who signed in: the claims of the ID token, and of the user info where it adds some. */
export type Claims = { readonly sub: string; readonly [claim: string]: unknown }

/** Where a browser goes to sign in: the authorization endpoint, with everything that ties its answer to this flow. */
export async function authorizationUrl(
  config: client.Configuration,
  { verifier, nonce }: Flow,
  { state, redirectUri, scopes }: { state: string; redirectUri: string; scopes: readonly string[] },
): Promise<URL> {
  return client.buildAuthorizationUrl(config, {
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: [...new Set(['openid', ...scopes])].join(' '),
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
}

/**
 * Turns what the browser brought back into who the person is. Checked on the way: `state`, `iss` (RFC 9207), the proof key, and
 * of the ID token its signature, issuer, audience, times and `nonce`; the user info must be of the same subject. Throws what the
 * library throws, or `SignInRefused`.
 */
export async function exchangeCode(
  config: client.Configuration,
  callback: URL,
  { verifier, nonce }: Flow,
  state: string,
): Promise<Claims> {
  const tokens = await client.authorizationCodeGrant(config, callback, {
    pkceCodeVerifier: verifier,
    expectedNonce: nonce,
    expectedState: state,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims) throw new SignInRefused('no ID token')
  if (config.serverMetadata().userinfo_endpoint === undefined) return claims
  return joined(claims, await client.fetchUserInfo(config, tokens.access_token, claims.sub))
}

/** The claims of the ID token, and what the user info adds: but not that an address is verified which is not the one it speaks of. */
export function joined(claims: Claims, userInfo: Claims): Claims {
  const { email_verified: verified, ...added } = userInfo
  const sameAddress = !Object.hasOwn(claims, 'email') || claims.email === userInfo.email
  return { ...added, ...(sameAddress ? { email_verified: verified } : {}), ...claims }
}

/** How one sign-in talks to a provider: its metadata, our client, the time, and our way of asking. */
export function configurationOf(
  { clientId, clientSecret }: Client,
  metadata: Discovered,
  { outbound, now }: { outbound: Outbound; now: Date },
): client.Configuration {
  const skew = { [client.clockSkew]: Math.round((now.getTime() - Date.now()) / 1_000), [client.clockTolerance]: 30 }
  const config = new client.Configuration(metadata, clientId, skew, authentication(clientSecret, metadata))
  config[client.customFetch] = (url, { body, headers, method, signal }) =>
    outbound(url, { body: body instanceof URLSearchParams ? body : null, headers, method, signal })
  // `outbound` is what decides: https, or http on this machine.
  if (metadata.issuer.startsWith('http:')) client.allowInsecureRequests(config)
  client.enableNonRepudiationChecks(config)
  return config
}

/** How we say who we are (OpenID Connect Core 1.0, section 9): as a header unless the provider wants it in the body only. */
function authentication(clientSecret: string | null, metadata: Discovered): client.ClientAuth {
  if (clientSecret === null) return client.None()
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  return methods.includes('client_secret_basic')
    ? client.ClientSecretBasic(clientSecret)
    : client.ClientSecretPost(clientSecret)
}
