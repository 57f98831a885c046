import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject, requireVisible } from '../write/subject.js'
import { requireVersion } from '../write/version.js'
import { audited } from './audited.js'
import { holdBuildInformation } from './link.js'

/** Which build information is to be deleted. */
export type DeleteBuildInformation = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Deletes build information. Releases keep the package, but nobody knows any more how it was built. */
export function deleteBuildInformation(
  context: SpaceContext,
  input: DeleteBuildInformation,
): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'BuildInformation', input.id, 'id')
  return change(context, {
    operation: 'deleteBuildInformation',
    permission: 'BuildInformationAdminister',
    input,
    async at(tx) {
      await requireVisible(tx, context, 'BuildInformation', [local], 'input', 'id')
      // Before its row: whoever links to it holds the first and then waits for the second.
      await holdBuildInformation(tx, 'change')
      return holdSubject(tx, context, 'BuildInformation', local, 'input', 'id')
    },
    async run(tx) {
      const before = await tx.buildInformation.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'BuildInformation', before, input.expectedVersion)
      await tx.buildInformation.delete({ where: { id: local } })
      return {
        answer: { deletedId: input.id },
        changed: [changed(context, 'BuildInformation', { before: audited(before) })],
      }
    },
  })
}
