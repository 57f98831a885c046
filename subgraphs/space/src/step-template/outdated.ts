import type { SpaceContext } from '../context.js'
import { allOf } from '../access/where.js'
import { inVisibleProcess } from '../process/visible.js'
import type { Tx } from '../write/change.js'

/** The most actions that one change takes to the newest version. */
export const MOST_ACTIONS = 1_000

/** An action that was made from a template, with what owns its process. */
export type Outdated = {
  id: number
  processId: number
  owner: { projectId: number } | { runbookId: number }
}

/**
 * The actions made from another version of a template than `version`, of processes that the caller can see; of these only those with the
 * numbers given, if any are.
 */
export async function findOutdated(
  tx: Tx,
  context: SpaceContext,
  stepTemplateId: number,
  version: number,
  numbers: readonly number[] | null,
): Promise<Outdated[]> {
  const rows = await tx.processAction.findMany({
    where: allOf([
      { stepTemplateId, stepTemplateVersion: { not: version } },
      ...(numbers ? [{ id: { in: [...numbers] } }] : []),
      inVisibleProcess(context, 'step', 'process'),
    ]),
    orderBy: { id: 'asc' },
    select: { id: true, step: { select: { process: { select: { id: true, projectId: true, runbookId: true } } } } },
  })
  return rows.flatMap(({ id, step: { process } }): Outdated[] => {
    const { id: processId, projectId, runbookId } = process
    if (projectId !== null) return [{ id, processId, owner: { projectId } }]
    return runbookId === null ? [] : [{ id, processId, owner: { runbookId } }]
  })
}

/** Those of the numbers that are of no action made from a template that the caller can see. */
export async function findUnknown(
  tx: Tx,
  context: SpaceContext,
  stepTemplateId: number,
  numbers: readonly number[],
): Promise<number[]> {
  const known = await tx.processAction.findMany({
    where: allOf([{ stepTemplateId, id: { in: [...numbers] } }, inVisibleProcess(context, 'step', 'process')]),
    select: { id: true },
  })
  const ids = new Set(known.map(({ id }) => id))
  return numbers.filter((number) => !ids.has(number))
}
