import { entityId } from '@spaceport/kit/ids'
import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import { seen } from '../access/seen.js'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { readReference, unknown } from '../write/references.js'
import { WITH_PHASES } from './kept.js'
import { readPhases, requireReachable, type PhaseGiven, type ReadPhase } from './read-phases.js'

/** A phase of a lifecycle that is there already, by its id; or by its name, or new, without one. */
export type PhaseReplaced = PhaseGiven & { id?: string | null }

type Before = { id: number; name: string; environments: { environmentId: number; isAutomatic: boolean }[] }

/** What a phase has of itself where nothing is said: what is left out of a phase that is there already goes back to it. */
const INHERITED = {
  releaseRetentionUnit: null,
  releaseRetentionQuantity: null,
  targetRetentionUnit: null,
  targetRetentionQuantity: null,
} as const

/**
 * Gives a lifecycle other phases. Those that are there already keep their numbers: by the id that is given, else by their name. Environments
 * of theirs that the caller cannot see stay in them, behind the others.
 */
export async function replacePhases(
  tx: Tx,
  context: SpaceContext,
  lifecycleId: number,
  given: readonly PhaseReplaced[],
): Promise<void> {
  const path = ['input', 'phases']
  const { phases } = await tx.lifecycle.findUniqueOrThrow({ where: { id: lifecycleId }, select: WITH_PHASES })
  const wanted = await readPhases(tx, context, given, ...path)
  const before = matched(context, phases, given, wanted, path)
  const keep = before.flatMap((one) => one?.id ?? [])
  await tx.phase.deleteMany({ where: { lifecycleId, id: { notIn: keep } } })
  // Out of the way: places are unique, and there are fewer than 1,000.
  await tx.$executeRaw`UPDATE phase SET position = position + 1000 WHERE "lifecycleId" = ${lifecycleId}`
  for (const [position, phase] of wanted.entries()) {
    const old = before[position] ?? null
    const environments = [...phase.environments, ...(await unseen(context, phase, old))]
    requireReachable({ ...phase, environments }, ...path, String(position))
    const columns = { ...INHERITED, ...phase.columns, position }
    const create = environments.map((one, place) => ({ ...one, position: place }))
    if (old) {
      await tx.phaseEnvironment.deleteMany({ where: { phaseId: old.id } })
      await tx.phase.update({ where: { id: old.id }, data: { ...columns, environments: { create } } })
    } else {
      await tx.phase.create({ data: { ...columns, lifecycleId, environments: { create } } })
    }
  }
}

/** For each wanted phase the one that it was before; null for a new one. Throws `NOT_FOUND`, or `BAD_INPUT` for an id twice. */
function matched(
  context: SpaceContext,
  phases: readonly Before[],
  given: readonly PhaseReplaced[],
  wanted: readonly ReadPhase[],
  path: string[],
): (Before | null)[] {
  const taken = new Set<number>()
  const byId = given.map(({ id }, i) => {
    if (id === null || id === undefined) return null
    const at = [...path, String(i), 'id']
    const local = readReference(context, 'Phases', id, ...at)
    const phase = phases.find((one) => one.id === local)
    if (!phase) throw unknown(entityId(context.space, 'Phases', local), ...at)
    if (taken.has(local)) throw refuse('BAD_INPUT', 'The phase is there twice.', ...at)
    taken.add(local)
    return phase
  })
  return wanted.map(({ columns }, i) => {
    if (byId[i]) return byId[i]
    const key = textKey(columns.name)
    return phases.find((one) => !taken.has(one.id) && textKey(one.name) === key) ?? null
  })
}

/** What a phase has that the caller cannot see, and so cannot name. */
async function unseen(context: SpaceContext, { environments }: ReadPhase, before: Before | null) {
  const others: Before['environments'] = []
  for (const { environmentId, isAutomatic } of before?.environments ?? []) {
    const isGiven = environments.some((one) => one.environmentId === environmentId)
    if (!isGiven && !(await seen(context, 'Environments', { id: environmentId }))) {
      others.push({ environmentId, isAutomatic })
    }
  }
  return others
}
