import { refuse } from '@spaceport/kit/write/outcome'
import { requireSession } from '../access/require-session.js'
import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { readForeignAddress } from '../identity-provider/settings.js'
import { change, type ChangeInput, type Tx } from '../write/change.js'
import { readName } from '../write/text.js'
import { readAccount, readSpaces } from './account.js'
import { audited } from './audited.js'
import {
  readAlgorithms,
  readPermissions,
  readRequiredClaims,
  readSubjectPattern,
  readText,
  readTypes,
} from './settings.js'

/** What a rule can be given besides its name, issuer, audience, subject and account. */
export type RuleInput = {
  jwksUri?: string | null | undefined
  types?: string[] | null | undefined
  algorithms?: string[] | null | undefined
  requiredClaims?: { name: string; value: string }[] | null | undefined
  readOnly?: boolean | null | undefined
  permissions?: string[] | null | undefined
  spaces?: string[] | null | undefined
  enabled?: boolean | null | undefined
}

export type CreateTokenIssuer = ChangeInput &
  RuleInput & { name: string; issuer: string; audience: string; subjectPattern: string; account: string }

/** The type of access tokens (RFC 9068, section 2.1): no ID token has it. */
const TYPES = ['at+jwt']
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519']

/**
 * Lets an issuer's tokens stand for a service account. Throws `BAD_INPUT`, `CONFLICT` for a name that another has, `NOT_FOUND`,
 * `INVALID_STATE` for a person's account, `FORBIDDEN` for an account with roles over the fleet that the caller lacks.
 */
export async function createTokenIssuer(context: DirectoryContext, input: CreateTokenIssuer): Promise<{ id: number }> {
  requireSession(context.caller)
  return change(context, {
    operation: 'createTokenIssuer',
    input,
    async run(tx) {
      const named = readName(input.name, 'input', 'name')
      await expectFreeName(tx, named.nameKey)
      const row = await tx.tokenIssuer.create({
        data: {
          ...named,
          issuer: readForeignAddress(input.issuer, 'input', 'issuer'),
          audience: readText(input.audience, 'input', 'audience'),
          jwksUri: input.jwksUri ? readForeignAddress(input.jwksUri, 'input', 'jwksUri') : null,
          types: readTypes(input.types ?? TYPES, 'input', 'types'),
          algorithms: readAlgorithms(input.algorithms ?? ALGORITHMS, 'input', 'algorithms'),
          subjectPattern: readSubjectPattern(input.subjectPattern, 'input', 'subjectPattern'),
          requiredClaims: readRequiredClaims(input.requiredClaims ?? [], 'input', 'requiredClaims'),
          userId: await readAccount(tx, context, input.account),
          readOnly: input.readOnly ?? false,
          permissions: readPermissions(input.permissions ?? null, 'input', 'permissions'),
          spaces: await readSpaces(tx, context, input.spaces ?? null),
          enabled: input.enabled ?? true,
        },
      })
      const id = directoryId('TokenIssuers', row.id)
      const changed = { kind: 'TokenIssuers', id, version: row.version, before: null, after: audited(row) }
      return { answer: { id: row.id }, changed: [changed] }
    },
  })
}

/** Throws `CONFLICT` if another rule than `id` has the name. */
export async function expectFreeName(tx: Tx, nameKey: string, id = 0): Promise<void> {
  const other = await tx.tokenIssuer.findFirst({ where: { nameKey, id: { not: id } }, select: { id: true } })
  if (other) throw refuse('CONFLICT', 'Another issuer of tokens has this name.', 'input', 'name')
}
