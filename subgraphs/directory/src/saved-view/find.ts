import { holdsInFleet } from '@spaceport/kit/rights/system'
import { refuse } from '@spaceport/kit/write/outcome'
import { visibleSavedViews } from '../access/visible.js'
import { isWhole } from '../access/whole-caller.js'
import type { DirectoryContext } from '../context.js'
import { directoryId, notFound, readId } from '../graph/ids.js'
import type { Tx } from '../write/change.js'
import type { Shared } from './share.js'

/** A view as whoever changes it needs to know it. */
export type FoundView = Shared & {
  id: number
  ownerId: number
  name: string
  nameKey: string
  path: string
  version: number
}

/**
 * The view that `input.id` names, locked until the end of the transaction. Throws `BAD_ID`, `NOT_FOUND` for one that the caller
 * does not see, and `FORBIDDEN` for one of somebody else's without `TeamEdit` over the fleet, or to a limited key of its owner's.
 */
export async function viewToChange(tx: Tx, { caller }: DirectoryContext, input: { id: string }): Promise<FoundView> {
  const id = readId('SavedViews', input.id, 'input', 'id')
  await tx.$queryRaw`SELECT 1 AS locked FROM saved_view WHERE id = ${id} FOR UPDATE`
  const view = await tx.savedView.findFirst({
    where: { AND: [{ id }, visibleSavedViews(caller)] },
    include: { groups: { select: { groupId: true }, orderBy: { groupId: 'asc' } } },
  })
  if (!view) throw notFound('SavedViews', 'input', 'id')
  const own = caller.subject === directoryId('Users', view.ownerId) && isWhole(caller)
  if (!own && !holdsInFleet(caller, 'TeamEdit')) {
    throw refuse('FORBIDDEN', 'Only its owner and who runs the fleet change a view.', 'input', 'id')
  }
  return { ...view, groups: view.groups.map(({ groupId }) => groupId) }
}
