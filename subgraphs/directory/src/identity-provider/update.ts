import { expectVersion } from '@spaceport/kit/write/outcome'
import { keepAnAdministrator } from '../access/keep-administrator.js'
import { requireSession } from '../access/require-session.js'
import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { secretPlace } from '../oidc/provider.js'
import { seal } from '../oidc/sealed.js'
import { endSessions } from '../session/end.js'
import { change } from '../write/change.js'
import { readName } from '../write/text.js'
import { audited } from './audited.js'
import { expectFreeProvider, withoutSecret, type CreateIdentityProvider } from './create.js'
import { providerToChange } from './find.js'
import { readMappings, withdrawGroups } from './mappings.js'
import { readClientSecret, readGroupsClaim, readScopes, readWord } from './settings.js'

export type UpdateIdentityProvider = Omit<CreateIdentityProvider, 'name' | 'issuer' | 'clientId'> & {
  id: string
  name?: string | null | undefined
  clientId?: string | null | undefined
  expectedVersion?: number | null | undefined
}

/**
 * Changes a provider; what is not given stays, and the issuer always does: who a subject is, is said by it. What a mapping gave is taken
 * back with it, and the sessions of a provider that is disabled end. Throws as `createIdentityProvider`, `NOT_FOUND`,
 * `VERSION_CONFLICT`, `INVALID_STATE` if nobody would be left to administer the system.
 */
export async function updateIdentityProvider(
  context: DirectoryContext,
  input: UpdateIdentityProvider,
): Promise<{ id: number }> {
  requireSession(context.caller)
  return change(context, {
    operation: 'updateIdentityProvider',
    input: withoutSecret(context, input),
    async run(tx) {
      const { row, mappings: present } = await providerToChange(tx, context, input.id)
      const { id, issuer } = row
      expectVersion(row.version, input.expectedVersion)
      const data = {
        ...(given(input.name) ? readName(input.name, 'input', 'name') : { name: row.name, nameKey: row.nameKey }),
        clientId: given(input.clientId) ? readWord(input.clientId, 'input', 'clientId') : row.clientId,
        clientSecret: given(input.clientSecret) ? sealed(context, id, input.clientSecret) : row.clientSecret,
        scopes: given(input.scopes) ? readScopes(input.scopes, 'input', 'scopes') : row.scopes,
        groupsClaim: given(input.groupsClaim)
          ? readGroupsClaim(input.groupsClaim, 'input', 'groupsClaim')
          : row.groupsClaim,
        enabled: input.enabled ?? row.enabled,
        allowSignUp: input.allowSignUp ?? row.allowSignUp,
        trustsEmail: input.trustsEmail ?? row.trustsEmail,
      }
      await expectFreeProvider(tx, { ...data, issuer }, id)
      const mappings = input.groupMappings ? await readMappings(tx, context, input.groupMappings) : present
      if (input.groupMappings) {
        await tx.groupMapping.deleteMany({ where: { providerId: id } })
        await tx.groupMapping.createMany({ data: mappings.map((mapping) => ({ ...mapping, providerId: id })) })
      }
      const kept = new Set(mappings.map(({ groupId }) => groupId))
      const dropped = [...new Set(present.map(({ groupId }) => groupId))].filter((group) => !kept.has(group))
      const left = await withdrawGroups(tx, id, dropped)
      const after = await tx.identityProvider.update({ where: { id }, data: { ...data, version: { increment: 1 } } })
      const ended = after.enabled ? [] : await endSessions(tx, context, { providerId: id })
      if (left.length > 0) await keepAnAdministrator(tx, 'input', 'groupMappings')
      if (row.enabled && !after.enabled) await keepAnAdministrator(tx, 'input', 'enabled')
      const changed = {
        kind: 'IdentityProviders',
        id: directoryId('IdentityProviders', id),
        version: after.version,
        before: audited(row, present),
        after: {
          ...audited(after, mappings),
          ...(given(input.clientSecret) ? { clientSecretChanged: true } : {}),
        },
      }
      return { answer: { id }, changed: [changed, ...left, ...ended] }
    },
  })
}

function given<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined
}

function sealed({ secret }: DirectoryContext, id: number, text: string): Uint8Array<ArrayBuffer> | null {
  const clientSecret = readClientSecret(text, 'input', 'clientSecret')
  return clientSecret === null ? null : seal(secret, secretPlace(id), clientSecret)
}
