import { expectVersion, refuse } from '@spaceport/kit/write/outcome'
import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { change, type ChangeInput } from '../write/change.js'
import { audited } from './audited.js'
import { viewToChange } from './find.js'
import { readPath, readViewName } from './read.js'
import { readSharing, type Sharing } from './share.js'

export type UpdateSavedView = ChangeInput &
  Sharing & {
    id: string
    name?: string | null | undefined
    path?: string | null | undefined
    expectedVersion?: number | null | undefined
  }

/**
 * Changes a view of the caller's, or, with `TeamEdit` over the fleet, one that others share; what is not given stays. Throws
 * `NOT_FOUND` for the view or a group, `FORBIDDEN`, `VERSION_CONFLICT`, `BAD_INPUT`, `CONFLICT` for a name that another of its
 * owner's views has.
 */
export function updateSavedView(context: DirectoryContext, input: UpdateSavedView): Promise<{ id: number }> {
  return change(context, {
    operation: 'updateSavedView',
    input,
    async run(tx) {
      const view = await viewToChange(tx, context, input)
      expectVersion(view.version, input.expectedVersion)
      const { id, ownerId } = view
      const { name, nameKey } = typeof input.name === 'string' ? readViewName(input.name) : view
      const path = typeof input.path === 'string' ? readPath(input.path) : view.path
      const { audience, groups } = await readSharing(tx, context, input, view)
      const other = await tx.savedView.findFirst({ where: { ownerId, nameKey, id: { not: id } }, select: { id: true } })
      if (other) throw refuse('CONFLICT', 'Another view of its owner has this name.', 'input', 'name')
      await tx.savedViewGroup.deleteMany({ where: { viewId: id, groupId: { notIn: groups } } })
      const data = groups.map((groupId) => ({ viewId: id, groupId }))
      await tx.savedViewGroup.createMany({ data, skipDuplicates: true })
      const { version } = await tx.savedView.update({
        where: { id },
        data: { name, nameKey, path, audience, updatedAt: context.now(), version: { increment: 1 } },
      })
      const [before, after] = [audited(view), audited({ name, path, audience, groups })]
      const subject = directoryId('SavedViews', id)
      return { answer: { id }, changed: [{ kind: 'SavedViews', id: subject, version, before, after }] }
    },
  })
}
