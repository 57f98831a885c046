import type { Directory } from '../context.js'
import { notFound, readId } from '../graph/ids.js'
import { tokenHash } from '../session/token.js'
import { authorizationUrl } from './exchange.js'
import { flowOf, newSecret } from './flow.js'
import type { Issuers } from './issuers.js'
import { providerGone, clientOf, talkTo } from './provider.js'
import { readReturnTo } from './return-to.js'

/** Milliseconds that somebody may take at their provider. */
export const SIGN_IN_LIFETIME = 10 * 60_000

/** What a sign-in by a provider begins with. */
export type StartOidc = {
  /** The provider's id. */
  provider: string
  /** Where the provider sends the browser back to: an address of the gateway's choice, which the finish must repeat exactly. */
  redirectUri: string
  /** Where the browser goes when it is signed in. */
  returnTo: string
}

/**
 * Begins a sign-in. `url` is where the browser goes; `binding` is what it must bring back: only the browser that holds it can finish.
 * Throws `NOT_FOUND`, `BAD_INPUT` for a `returnTo` that leads elsewhere, `UNAVAILABLE` if the provider does not answer.
 */
export async function startOidc(
  directory: Pick<Directory, 'db' | 'now' | 'secret'>,
  issuers: Issuers,
  { provider: id, redirectUri, returnTo }: StartOidc,
): Promise<{ url: string; binding: string }> {
  const { db, now, secret } = directory
  const path = readReturnTo(returnTo)
  const provider = await db.identityProvider.findFirst({
    where: { id: readId('IdentityProviders', id), enabled: true },
  })
  if (!provider) throw notFound('IdentityProviders')
  const config = await talkTo(issuers, provider, { secret, now: now() })
  if (config.serverMetadata().authorization_endpoint === undefined) throw providerGone()
  const [binding, state] = [newSecret(), newSecret()]
  const { scopes } = clientOf(provider, secret)
  const url = await authorizationUrl(config, flowOf(secret, binding), { state, redirectUri, scopes })
  await db.oidcSignIn.deleteMany({ where: { expiresAt: { lte: now() } } })
  await db.oidcSignIn.create({
    data: {
      stateHash: tokenHash(state),
      bindingHash: tokenHash(binding),
      providerId: provider.id,
      redirectUri,
      returnTo: path,
      expiresAt: new Date(now().getTime() + SIGN_IN_LIFETIME),
    },
  })
  return { url: url.href, binding }
}
