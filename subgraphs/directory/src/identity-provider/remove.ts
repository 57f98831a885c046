import { expectVersion } from '@spaceport/kit/write/outcome'
import { keepAnAdministrator } from '../access/keep-administrator.js'
import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { endSessions } from '../session/end.js'
import { change, type ChangeInput } from '../write/change.js'
import { audited } from './audited.js'
import { providerToChange } from './find.js'
import { withdrawGroups } from './mappings.js'

export type RemoveIdentityProvider = ChangeInput & { id: string; expectedVersion?: number | null | undefined }

/**
 * Removes a provider with all that came by it: who people are there, the memberships that it gave, the sessions that it opened. The
 * accounts stay. Throws `NOT_FOUND`, `FORBIDDEN`, `VERSION_CONFLICT`, `INVALID_STATE` if nobody would be left to administer the system.
 */
export function removeIdentityProvider(
  context: DirectoryContext,
  input: RemoveIdentityProvider,
): Promise<{ removed: string }> {
  return change(context, {
    operation: 'removeIdentityProvider',
    input,
    async run(tx) {
      const { row, mappings } = await providerToChange(tx, context, input.id)
      const { id, version } = row
      expectVersion(version, input.expectedVersion)
      const given = await tx.givenMembership.findMany({ where: { providerId: id }, distinct: ['groupId'] })
      const groups = given.map(({ groupId }) => groupId)
      const left = await withdrawGroups(tx, id, groups)
      const ended = await endSessions(tx, context, { providerId: id })
      await tx.identityProvider.delete({ where: { id } })
      await keepAnAdministrator(tx, 'input', 'id')
      const removed = directoryId('IdentityProviders', id)
      const before = audited(row, mappings)
      return {
        answer: { removed },
        changed: [
          { kind: 'IdentityProviders', id: removed, version: version + 1, before, after: null },
          ...left,
          ...ended,
        ],
      }
    },
  })
}
