import { SpaceportError } from '@spaceport/kit/errors'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { requireUnused } from '../write/unused.js'

type Step = { id: number; name: string }

/**
 * Throws `IN_USE`, naming the variables, when one of the steps is not to stay and variables are scoped to it: they would be for any step
 * then.
 */
export async function requireUnscoped(
  tx: Tx,
  context: SpaceContext,
  before: readonly Step[],
  staying: ReadonlySet<number | null>,
): Promise<void> {
  const going = before.filter(({ id }) => !staying.has(id))
  if (going.length === 0) return
  const where = { stepIds: { hasSome: going.map(({ id }) => id) } }
  const scoped = new Set(
    (await tx.variable.findMany({ where, select: { stepIds: true } })).flatMap(({ stepIds }) => stepIds),
  )
  for (const { id, name } of going.filter((step) => scoped.has(step.id))) {
    const use = { kind: 'Variables', where: { stepIds: { has: id } }, called: ['variable', 'variables'] } as const
    try {
      await requireUnused(tx, context, [use], 'input', 'steps')
    } catch (error) {
      if (!(error instanceof SpaceportError)) throw error
      throw refuse(error.code, `The step "${name}" cannot go. ${error.message}`, 'input', 'steps')
    }
  }
}
