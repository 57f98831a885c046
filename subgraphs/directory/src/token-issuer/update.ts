import { expectVersion } from '@spaceport/kit/write/outcome'
import { requireSession } from '../access/require-session.js'
import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { readForeignAddress } from '../identity-provider/settings.js'
import { change, type ChangeInput } from '../write/change.js'
import { readName } from '../write/text.js'
import { readAccount, readSpaces } from './account.js'
import { audited } from './audited.js'
import { expectFreeName, type RuleInput } from './create.js'
import { tokenIssuerToChange } from './find.js'
import {
  readAlgorithms,
  readPermissions,
  readRequiredClaims,
  readSubjectPattern,
  readText,
  readTypes,
} from './settings.js'

export type UpdateTokenIssuer = ChangeInput &
  RuleInput & {
    id: string
    name?: string | null | undefined
    issuer?: string | null | undefined
    audience?: string | null | undefined
    subjectPattern?: string | null | undefined
    account?: string | null | undefined
    expectedVersion?: number | null | undefined
  }

/**
 * Changes what a token has to say, or what it stands for; what is not given stays. It holds for every request that begins after the
 * answer. Throws as `createTokenIssuer`, `NOT_FOUND`, `VERSION_CONFLICT`.
 */
export async function updateTokenIssuer(context: DirectoryContext, input: UpdateTokenIssuer): Promise<{ id: number }> {
  requireSession(context.caller)
  return change(context, {
    operation: 'updateTokenIssuer',
    input,
    async run(tx) {
      const row = await tokenIssuerToChange(tx, context, input.id)
      const { id } = row
      expectVersion(row.version, input.expectedVersion)
      const named = input.name ? readName(input.name, 'input', 'name') : { name: row.name, nameKey: row.nameKey }
      await expectFreeName(tx, named.nameKey, id)
      const read = <T, R>(value: T | null | undefined, reader: (value: T, ...path: string[]) => R, name: string) =>
        value === null || value === undefined ? undefined : reader(value, 'input', name)
      const claims = read(input.requiredClaims, readRequiredClaims, 'requiredClaims')
      const data = {
        ...named,
        issuer: read(input.issuer, readForeignAddress, 'issuer') ?? row.issuer,
        audience: read(input.audience, readText, 'audience') ?? row.audience,
        jwksUri: input.jwksUri === '' ? null : (read(input.jwksUri, readForeignAddress, 'jwksUri') ?? row.jwksUri),
        types: read(input.types, readTypes, 'types') ?? row.types,
        algorithms: read(input.algorithms, readAlgorithms, 'algorithms') ?? row.algorithms,
        subjectPattern: read(input.subjectPattern, readSubjectPattern, 'subjectPattern') ?? row.subjectPattern,
        ...(claims ? { requiredClaims: claims } : {}),
        userId: input.account ? await readAccount(tx, context, input.account) : row.userId,
        readOnly: input.readOnly ?? row.readOnly,
        permissions: read(input.permissions, readPermissions, 'permissions') ?? row.permissions,
        spaces: input.spaces ? await readSpaces(tx, context, input.spaces) : row.spaces,
        enabled: input.enabled ?? row.enabled,
      }
      const after = await tx.tokenIssuer.update({ where: { id }, data: { ...data, version: { increment: 1 } } })
      const subject = directoryId('TokenIssuers', id)
      const changed = { kind: 'TokenIssuers', id: subject, version: after.version }
      return { answer: { id }, changed: [{ ...changed, before: audited(row), after: audited(after) }] }
    },
  })
}
