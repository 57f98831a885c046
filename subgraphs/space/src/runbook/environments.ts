import type { RunbookEnvironmentScope } from '@spaceport/database/space'
import { refuse } from '@spaceport/kit/write/outcome'
import { visible } from '../access/visible.js'
import { allOf } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { findRows } from '../entity/model.js'
import type { Tx } from '../write/change.js'
import { requireReferences } from '../write/subject.js'

/** The most environments that one input may name. */
const MOST = 1_000

/** In which environments a runbook runs, as it is kept. */
export type Where = { environmentScope: RunbookEnvironmentScope; environmentIds: number[] }

/** What an input says of it. */
export type WhereInput = { environmentScope?: RunbookEnvironmentScope | null; environments?: string[] | null }

/**
 * In which environments a runbook is to run. What an input leaves out stays, and so do environments that the caller cannot see. Throws
 * `BAD_INPUT` for environments with another scope than `SPECIFIED`, or none with that, and `BAD_ID` or `NOT_FOUND`.
 */
export async function readEnvironments(
  tx: Tx,
  context: SpaceContext,
  input: WhereInput,
  before: Where,
): Promise<Where> {
  const path = ['input', 'environments']
  const environmentScope = input.environmentScope ?? before.environmentScope
  const given = input.environments
  if (given && given.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} environments.`, ...path)
  if (environmentScope !== 'SPECIFIED') {
    if (given && given.length > 0) {
      throw refuse('BAD_INPUT', 'Environments go with the scope SPECIFIED.', ...path)
    }
    return { environmentScope, environmentIds: [] }
  }
  const wanted = given ? await requireReferences(tx, context, 'Environments', given, ...path) : null
  const environmentIds = wanted
    ? [...wanted, ...(await unseen(tx, context, before.environmentIds))]
    : before.environmentIds
  if (environmentIds.length === 0) throw refuse('BAD_INPUT', 'The scope SPECIFIED takes environments.', ...path)
  return { environmentScope, environmentIds }
}

async function unseen(tx: Tx, context: SpaceContext, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return []
  const where = allOf([{ id: { in: [...ids] } }, visible(context, 'Environments')])
  const seen = new Set((await findRows(tx, 'environment', { where, select: { id: true } })).map(({ id }) => id))
  return ids.filter((id) => !seen.has(id))
}
