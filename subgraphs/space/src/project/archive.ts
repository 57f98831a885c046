import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireVersion } from '../write/version.js'

/** Which project is to be archived, or restored. */
export type ArchiveProject = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Archives a project: it becomes read-only, and there are no new releases and deployments of it. Archived already, it stays as it is. */
export function archiveProject(context: SpaceContext, input: ArchiveProject): Promise<{ local: number }> {
  return setArchived(context, 'archiveProject', input, new Date())
}

/** Restores an archived project to what it was before. */
export function restoreProject(context: SpaceContext, input: ArchiveProject): Promise<{ local: number }> {
  return setArchived(context, 'restoreProject', input, null)
}

function setArchived(context: SpaceContext, operation: string, input: ArchiveProject, archivedAt: Date | null) {
  const local = readSubject(context, 'Projects', input.id, 'id')
  return change(context, {
    operation,
    permission: 'ProjectEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'Projects', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.project.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'Projects', before, input.expectedVersion)
      if ((before.archivedAt === null) === (archivedAt === null)) return { answer: { local }, changed: [] }
      const data = { archivedAt, version: { increment: 1 } }
      const after = await tx.project.update({ where: { id: local }, data })
      return { answer: { local }, changed: [changed(context, 'Projects', { before, after })] }
    },
  })
}
