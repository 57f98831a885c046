import { SpaceportError } from '@spaceport/kit/errors'
import { byApiKey } from '../api-key/by-key.js'
import type { Directory } from '../context.js'
import type { Issuers } from '../oidc/issuers.js'
import { byToken } from '../token-issuer/by-token.js'
import { bySession } from './by-session.js'
import type { Authenticated } from './holder.js'

/**
 * A credential as it came to the gateway: a session's token, an API key, or a token that another issuer signed. `watching`: nobody did anything,
 * but a stream goes on; an open page alone does not keep a session in use.
 */
export type Credential = { session: string; watching?: boolean | undefined } | { apiKey: string } | { jwt: string }

/**
 * Says who holds a credential. Throws `UNAUTHENTICATED` if it is unknown, has expired or was revoked, without telling
 * which. Nothing is cached: what was revoked is refused from the next request on.
 */
export async function authenticate(
  directory: Pick<Directory, 'db' | 'now' | 'lifetimes'>,
  issuers: Issuers,
  credential: Credential,
): Promise<Authenticated> {
  const found = await holderOf(directory, issuers, credential)
  if (!found) throw new SpaceportError('UNAUTHENTICATED', 'Sign in, or send a valid API key.')
  return found
}

function holderOf(
  directory: Pick<Directory, 'db' | 'now' | 'lifetimes'>,
  issuers: Issuers,
  credential: Credential,
): Promise<Authenticated | null> {
  if ('session' in credential) return bySession(directory, credential.session, credential.watching)
  if ('apiKey' in credential) return byApiKey(directory, credential.apiKey)
  return byToken(directory, issuers, credential.jwt)
}
