import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { readReferences } from '../write/references.js'
import { requireVisible } from '../write/subject.js'
import { readName } from '../write/text.js'
import { retentionColumns, type RetentionGiven } from './retention.js'

/** One phase as somebody typed it. */
export type PhaseGiven = {
  name: string
  /** Its environments by id, in order; none: those that no phase before it names. */
  environments: string[]
  /** Those of them to which a release goes by itself. */
  automaticEnvironments?: string[] | null
  isOptional?: boolean | null
  minimumEnvironmentsBeforePromotion?: number | null
  /** In place of the lifecycle's own. */
  releaseRetention?: RetentionGiven | null
  targetRetention?: RetentionGiven | null
}

/** One phase, read: the columns of its row, and its environments. */
export type ReadPhase = {
  columns: { name: string; isOptional: boolean; minimumEnvironmentsBeforePromotion: number } & ReturnType<
    typeof retentionColumns
  >
  environments: { environmentId: number; isAutomatic: boolean }[]
}

const MOST_PHASES = 100
const MOST_ENVIRONMENTS = 200

/**
 * Reads the phases of a lifecycle. Throws `BAD_INPUT` for what makes no sense: too many, a name twice, an environment twice in a phase, one
 * to which a release goes by itself where it cannot; `NOT_FOUND` for environments that do not exist for the caller.
 */
export async function readPhases(
  tx: Tx,
  context: SpaceContext,
  given: readonly PhaseGiven[],
  ...path: string[]
): Promise<ReadPhase[]> {
  if (given.length > MOST_PHASES) throw refuse('BAD_INPUT', `At most ${MOST_PHASES} phases.`, ...path)
  const phases: ReadPhase[] = []
  const [names, before] = [new Set<string>(), new Set<number>()]
  for (const [i, one] of given.entries()) {
    const phase = await readPhase(tx, context, one, [...path, String(i)])
    const key = textKey(phase.columns.name)
    if (names.has(key)) {
      throw refuse('BAD_INPUT', `There are two phases called "${phase.columns.name}".`, ...path, String(i), 'name')
    }
    names.add(key)
    requireForwards(phase, before, [...path, String(i), 'automaticEnvironments'])
    for (const { environmentId } of phase.environments) before.add(environmentId)
    phases.push(phase)
  }
  return phases
}

async function readPhase(tx: Tx, context: SpaceContext, given: PhaseGiven, path: string[]): Promise<ReadPhase> {
  const name = readName(given.name, ...path, 'name')
  const ids = await readEnvironments(tx, context, given.environments, [...path, 'environments'])
  const isOptional = given.isOptional ?? false
  const automaticPath = [...path, 'automaticEnvironments']
  const automatic = new Set(
    readReferences(context, 'Environments', given.automaticEnvironments ?? [], ...automaticPath),
  )
  if ([...automatic].some((id) => !ids.includes(id))) {
    throw refuse('BAD_INPUT', 'They must be among the environments of the phase.', ...automaticPath)
  }
  if (isOptional && automatic.size > 0) {
    throw refuse('BAD_INPUT', 'A release goes to no environment of an optional phase by itself.', ...automaticPath)
  }
  return {
    columns: {
      name,
      isOptional,
      minimumEnvironmentsBeforePromotion: readMinimum(given.minimumEnvironmentsBeforePromotion ?? 0, path),
      ...retentionColumns(given, ...path),
    },
    environments: ids.map((id) => ({ environmentId: id, isAutomatic: automatic.has(id) })),
  }
}

async function readEnvironments(tx: Tx, context: SpaceContext, given: string[], path: string[]): Promise<number[]> {
  if (given.length > MOST_ENVIRONMENTS) throw refuse('BAD_INPUT', `At most ${MOST_ENVIRONMENTS} environments.`, ...path)
  const ids = readReferences(context, 'Environments', given, ...path)
  if (ids.length < given.length) throw refuse('BAD_INPUT', 'An environment is there twice.', ...path)
  await requireVisible(tx, context, 'Environments', ids, ...path)
  return ids
}

function readMinimum(minimum: number, path: string[]): number {
  if (minimum >= 0 && minimum <= MOST_ENVIRONMENTS) return minimum
  throw refuse('BAD_INPUT', `From 0 to ${MOST_ENVIRONMENTS}.`, ...path, 'minimumEnvironmentsBeforePromotion')
}

/** A release that went to an environment by itself in a phase would be sent back to it by a later one. */
function requireForwards({ environments }: ReadPhase, before: ReadonlySet<number>, path: string[]): void {
  if (!environments.some(({ environmentId, isAutomatic }) => isAutomatic && before.has(environmentId))) return
  throw refuse(
    'BAD_INPUT',
    'A release goes forwards only by itself: a phase before has the environment already.',
    ...path,
  )
}

/**
 * Throws `BAD_INPUT` for a phase that asks for more environments than it has, so that no release could go on. (One without environments
 * stands for those that there will be.)
 */
export function requireReachable({ columns, environments }: ReadPhase, ...path: string[]): void {
  const { minimumEnvironmentsBeforePromotion: minimum } = columns
  if (environments.length === 0 || minimum <= environments.length) return
  const why = `The phase has only ${environments.length} environments.`
  throw refuse('BAD_INPUT', why, ...path, 'minimumEnvironmentsBeforePromotion')
}
