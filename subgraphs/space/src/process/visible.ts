import { visible } from '../access/visible.js'
import { allOf, anyOf, EVERYTHING, NOTHING, type Where } from '../access/where.js'
import { within } from '../access/within.js'
import type { SpaceContext } from '../context.js'

/**
 * Which processes the caller may see, as rows of the table of processes: those of projects that they see and whose process they may see, and
 * those of runbooks that they see.
 */
export function visibleProcesses(context: SpaceContext): Where {
  const project = allOf([visible(context, 'Projects'), within(context.rights, 'ProcessView', 'Projects')])
  const runbook = visible(context, 'Runbooks')
  if (project === EVERYTHING && runbook === EVERYTHING) return EVERYTHING
  return anyOf([owned('project', project), owned('runbook', runbook)])
}

/** The processes that a relation owns, of owners that fulfil a condition. */
function owned(relation: 'project' | 'runbook', condition: Where): Where {
  if (condition === NOTHING) return NOTHING
  return condition === EVERYTHING ? { [`${relation}Id`]: { not: null } } : { [relation]: condition }
}

/** The actions, or steps, of processes that the caller may see; `path` leads from their rows to the process. */
export function inVisibleProcess(context: SpaceContext, ...path: string[]): Where {
  const where = visibleProcesses(context)
  if (where === EVERYTHING || where === NOTHING) return where
  return path.reduceRight((condition, relation) => ({ [relation]: condition }), where)
}
