import type { TokenIssuer } from '@spaceport/database/directory'
import { directoryId } from '../graph/ids.js'

/** A rule as the audit has it. There is nothing secret in it. */
export function audited(row: Omit<TokenIssuer, 'id'>): Record<string, unknown> {
  const { name, issuer, audience, jwksUri, types, algorithms, subjectPattern, requiredClaims } = row
  const { userId, readOnly, permissions, spaces, enabled } = row
  return {
    ...{ name, issuer, audience, jwksUri, types, algorithms, subjectPattern, requiredClaims },
    ...{ account: directoryId('Users', userId), readOnly, permissions, spaces, enabled },
  }
}
