import type { Variable } from '@spaceport/database/space'
import type { Changed } from '@spaceport/kit/write/audit'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { newColumns, type NewVariable } from './columns.js'
import { findExisting } from './existing.js'
import type { GivenVariable } from './given.js'
import { requireValueHere } from './here.js'
import { keepVariable } from './keep.js'
import { mentionedBy, readVariable, type ReadVariable } from './read.js'
import { noting, throwNoted, type Refusals } from './refusals.js'
import { requireValueEdit, type Owned } from './rights.js'
import { requireVersionAt } from './version-at.js'

/** One value that is to be made, or changed where `before` is what it is now, held. */
export type Wish = {
  given: GivenVariable & { expectedVersion?: number | null }
  before: Variable | null
  /** Where in the input it is. */
  path: readonly string[]
}

/** What became of wishes: the local ids, in their order, and what the audit says. */
export type Granted = { locals: number[]; changed: Changed[] }

type Read = Wish & { read: ReadVariable }

/**
 * Makes and changes values of one owner. All are checked before any is written: what is refused of them is added to `refusals`, and thrown
 * together. What all of them refer to is looked for at once.
 */
export async function writeVariables(
  tx: Tx,
  context: SpaceContext,
  owned: Owned,
  wishes: readonly Wish[],
  refusals: Refusals = [],
): Promise<Granted> {
  const readable: Read[] = []
  for (const wish of wishes) {
    const read = await noting(refusals, () => readVariable(context, owned.owner, wish.given, ...wish.path))
    if (read) readable.push({ ...wish, read })
  }
  const existing = await findExisting(tx, context, owned, mentionedBy(readable))
  const planned: { before: Variable | null; columns: NewVariable }[] = []
  for (const { given, before, path, read } of readable) {
    const columns = await noting(refusals, async () => {
      if (before) {
        requireValueEdit(context, owned, before.environmentIds, ...path)
        requireValueHere(before, ...path)
      }
      if (!before && typeof given.expectedVersion === 'number') {
        throw refuse('BAD_INPUT', 'What is new has no version yet.', ...path, 'expectedVersion')
      }
      if (before) await requireVersionAt(tx, context, before, given.expectedVersion, ...path)
      const after = newColumns(context, existing, read, before, ...path)
      requireValueEdit(context, owned, after.environmentIds, ...path)
      return after
    })
    if (columns) planned.push({ before, columns })
  }
  throwNoted(refusals)
  const granted: Granted = { locals: [], changed: [] }
  for (const { before, columns } of planned) {
    const { local, changed } = await keepVariable(tx, context, owned, before, columns)
    granted.locals.push(local)
    granted.changed.push(changed)
  }
  return granted
}
