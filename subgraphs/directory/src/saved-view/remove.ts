import { expectVersion } from '@spaceport/kit/write/outcome'
import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { change, type ChangeInput } from '../write/change.js'
import { audited } from './audited.js'
import { viewToChange } from './find.js'

export type RemoveSavedView = ChangeInput & { id: string; expectedVersion?: number | null | undefined }

/**
 * Removes a view of the caller's, or, with `TeamEdit` over the fleet, one that others share. Its id is never used again. Throws
 * `NOT_FOUND`, `FORBIDDEN`, `VERSION_CONFLICT`.
 */
export function removeSavedView(context: DirectoryContext, input: RemoveSavedView): Promise<{ removed: string }> {
  return change(context, {
    operation: 'removeSavedView',
    input,
    async run(tx) {
      const view = await viewToChange(tx, context, input)
      expectVersion(view.version, input.expectedVersion)
      await tx.savedView.delete({ where: { id: view.id } })
      const removed = directoryId('SavedViews', view.id)
      const gone = { kind: 'SavedViews', id: removed, version: view.version + 1, before: audited(view), after: null }
      return { answer: { removed }, changed: [gone] }
    },
  })
}
