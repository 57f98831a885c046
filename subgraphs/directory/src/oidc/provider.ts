import type { IdentityProvider } from '@spaceport/database/directory'
import { SpaceportError } from '@spaceport/kit/errors'
import { log } from '@spaceport/kit/log'
import type { Configuration } from 'openid-client'
import { configurationOf, type Client } from './exchange.js'
import type { Issuers } from './issuers.js'
import { unseal } from './sealed.js'

/** Where the secret of a provider belongs, for sealing. */
export function secretPlace(providerId: number): string {
  return `identity-provider:${providerId}:client-secret`
}

/** A provider's client as it authenticates. */
export function clientOf(
  { id, clientId, clientSecret, scopes }: Pick<IdentityProvider, 'id' | 'clientId' | 'clientSecret' | 'scopes'>,
  secret: string,
): Client {
  return { clientId, scopes, clientSecret: clientSecret && unseal(secret, secretPlace(id), clientSecret) }
}

/** How a provider is talked to right now. Throws `UNAVAILABLE` if it says nothing of itself, or nothing that makes sense. */
export async function talkTo(
  issuers: Issuers,
  provider: IdentityProvider,
  { secret, now }: { secret: string; now: Date },
): Promise<Configuration> {
  const { issuer } = provider
  const metadata = await issuers.discovered(issuer).catch((error: unknown) => {
    log('warn', 'an identity provider does not answer', { provider: provider.id, reason: String(error) })
    throw providerGone()
  })
  return configurationOf(clientOf(provider, secret), metadata, { outbound: issuers.outbound(issuer), now })
}

/** The error for a provider that gave no usable answer. */
export function providerGone(): SpaceportError {
  return new SpaceportError('UNAVAILABLE', 'The identity provider did not answer. Try again.', { retry: true })
}
