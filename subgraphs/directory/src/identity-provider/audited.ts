import type { IdentityProvider } from '@spaceport/database/directory'
import { auditedMappings, type Mapping } from './mappings.js'

/** A provider as the audit has it: of the secret only whether there is one. */
export function audited(provider: Omit<IdentityProvider, 'id'>, mappings: readonly Mapping[]): Record<string, unknown> {
  const { name, issuer, clientId, clientSecret, scopes, groupsClaim, enabled, allowSignUp, trustsEmail } = provider
  return {
    ...{ name, issuer, clientId, hasClientSecret: clientSecret !== null, scopes, groupsClaim },
    ...{ enabled, allowSignUp, trustsEmail, groupMappings: auditedMappings(mappings) },
  }
}
