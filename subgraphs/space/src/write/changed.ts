import { entityId } from '@spaceport/kit/ids'
import type { Changed } from '@spaceport/kit/write/audit'
import type { SpaceContext } from '../context.js'
import type { Kind } from '../entity/kinds.js'

type Versioned = { id: number; version: number }

/** What the audit says of a row that was created, changed or (without `after`) removed. */
export function changed(
  context: Pick<SpaceContext, 'space'>,
  kind: Kind,
  { before = null, after = null }: { before?: Versioned | null; after?: Versioned | null },
): Changed {
  const row = after ?? before
  if (!row) throw new Error('nothing was changed')
  const version = after ? after.version : row.version + 1
  return { kind, id: entityId(context.space, kind, row.id), version, before, after }
}
