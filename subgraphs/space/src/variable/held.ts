import type { Variable } from '@spaceport/database/space'
import { refuse } from '@spaceport/kit/write/outcome'
import { visible } from '../access/visible.js'
import { allOf } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { readReference, unknown } from '../write/references.js'
import { ownerColumns, type VariableOwner } from './owner.js'
import { noting, type Refusals } from './refusals.js'

/** An id in an input that names one value of a variable. */
export type Named = { id: string; path: readonly string[] }

/** The values that ids name, as they are now. */
export type Held = ReadonlyMap<Named, Variable>

/**
 * Holds the values of an owner that ids name until the transaction ends. Notes `BAD_ID`, `BAD_INPUT` for one that is named twice, and `NOT_FOUND`
 * for one that does not exist for the caller or is not the owner's.
 */
export async function holdVariables(
  tx: Tx,
  context: SpaceContext,
  owner: VariableOwner,
  all: readonly Named[],
  refusals: Refusals,
): Promise<Held> {
  const asked = new Map<number, Named>()
  for (const named of all) {
    await noting(refusals, () => {
      const local = readReference(context, 'Variables', named.id, ...named.path)
      if (asked.has(local)) throw refuse('BAD_INPUT', 'It is named twice.', ...named.path)
      asked.set(local, named)
    })
  }
  const where = allOf([{ id: { in: [...asked.keys()] }, ...ownerColumns(owner) }, visible(context, 'Variables')])
  const seen = await tx.variable.findMany({ where, select: { id: true } })
  // In one order, so that two at once do not wait for each other.
  const locals = seen.map(({ id }) => id)
  await tx.$queryRaw`SELECT 1 FROM variable WHERE id = ANY(${locals}) ORDER BY id FOR UPDATE`
  // They may have changed or gone while another transaction had them.
  const rows = await tx.variable.findMany({ where: allOf([where, { id: { in: locals } }]) })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const held = new Map<Named, Variable>()
  for (const [local, named] of asked) {
    const row = byId.get(local)
    if (row) held.set(named, row)
    else refusals.push(unknown(named.id, ...named.path))
  }
  return held
}
