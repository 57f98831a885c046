import { SpaceportError } from '@spaceport/kit/errors'
import { byApiKey } from '../api-key/by-key.js'
import type { Directory } from '../context.js'
import { bySession } from './by-session.js'
import type { Authenticated } from './holder.js'

/** A credential as it came to the gateway: a session's token or an API key. */
export type Credential = { session: string } | { apiKey: string }

/**
 * Says who holds a credential. Throws `UNAUTHENTICATED` if it is unknown, has expired or was revoked, without telling
 * which. Nothing is cached: what was revoked is refused from the next request on.
 */
export async function authenticate(
  directory: Pick<Directory, 'db' | 'now' | 'lifetimes'>,
  credential: Credential,
): Promise<Authenticated> {
  const found =
    'session' in credential
      ? await bySession(directory, credential.session)
      : await byApiKey(directory, credential.apiKey)
  if (!found) throw new SpaceportError('UNAUTHENTICATED', 'Sign in, or send a valid API key.')
  return found
}
