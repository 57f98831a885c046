import { refuse } from '@spaceport/kit/write/outcome'
import { NOWHERE } from '@spaceport/kit/rights/scope'
import type { SpaceContext } from '../context.js'
import { change, requireReach, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readReferences, readThisSpace } from '../write/references.js'
import { requireVisible } from '../write/subject.js'

/** The environments of a Space in the order that they are to have. */
export type ReorderEnvironments = { space: string; ids: string[]; idempotencyKey?: string | null }

const PATH = ['input', 'ids']
const MOST = 1_000

/**
 * Puts environments in order; those that are left out follow in the order that they had. The order is the Space's own, so placeholders
 * have their place in it, too. Throws `FORBIDDEN` unless the caller may edit all that get another place. Answers their numbers, in order.
 */
export function reorderEnvironments(context: SpaceContext, input: ReorderEnvironments): Promise<{ locals: number[] }> {
  readThisSpace(context, input.space)
  let locals: number[] = []
  return change(context, {
    operation: 'reorderEnvironments',
    permission: 'EnvironmentEdit',
    input,
    async at(tx) {
      locals = readOrder(context, input.ids)
      await requireVisible(tx, context, 'Environments', locals, ...PATH)
      return { ...NOWHERE, Environments: locals }
    },
    async run(tx) {
      const before = await inOrder(tx)
      const first = new Set(locals)
      const wanted = [...locals, ...before.map(({ id }) => id).filter((id) => !first.has(id))]
      const places = new Map(wanted.map((id, place) => [id, place]))
      const moved = before.filter(({ id, sortOrder }) => places.get(id) !== sortOrder)
      for (const { id } of moved) requireReach(context, 'EnvironmentEdit', { ...NOWHERE, Environments: [id] })
      const ids = moved.map(({ id }) => id)
      await tx.$executeRaw`
        UPDATE environment SET "sortOrder" = place, version = version + 1
        FROM unnest(${ids}::int[], ${ids.map((id) => places.get(id) ?? 0)}::int[]) AS wanted (id, place)
        WHERE environment.id = wanted.id`
      const after = new Map((await inOrder(tx)).map((row) => [row.id, row]))
      return {
        answer: { locals },
        changed: moved.map((row) => ({
          ...changed(context, 'Environments', { before: row, after: after.get(row.id) ?? null }),
          scope: { ...NOWHERE, Environments: [row.id] },
        })),
      }
    },
  })
}

function readOrder(context: SpaceContext, ids: readonly string[]): number[] {
  if (ids.length === 0) throw refuse('BAD_INPUT', 'At least one environment.', ...PATH)
  if (ids.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} environments.`, ...PATH)
  const locals = readReferences(context, 'Environments', ids, ...PATH)
  if (locals.length < ids.length) throw refuse('BAD_INPUT', 'An environment is there twice.', ...PATH)
  return locals
}

/** All environments, held until the transaction ends, so that two orders do not mix. */
async function inOrder(tx: Tx) {
  await tx.$queryRaw`SELECT 1 FROM environment ORDER BY id FOR UPDATE`
  return tx.environment.findMany({ orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }] })
}
