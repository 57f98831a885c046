import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireUnused } from '../write/unused.js'
import { requireVersion } from '../write/version.js'

/** Which project group is to be deleted. */
export type DeleteProjectGroup = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Deletes a project group. Throws `IN_USE` while projects belong to it. */
export function deleteProjectGroup(
  context: SpaceContext,
  input: DeleteProjectGroup,
): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'ProjectGroups', input.id, 'id')
  return change(context, {
    operation: 'deleteProjectGroup',
    permission: 'ProjectGroupDelete',
    input,
    at: (tx) => holdSubject(tx, context, 'ProjectGroups', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.projectGroup.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'ProjectGroups', before, input.expectedVersion)
      const projects = { kind: 'Projects', where: { projectGroupId: local }, called: ['project', 'projects'] } as const
      await requireUnused(tx, context, [projects], 'input', 'id')
      await tx.projectGroup.delete({ where: { id: local } })
      return { answer: { deletedId: input.id }, changed: [changed(context, 'ProjectGroups', { before })] }
    },
  })
}
