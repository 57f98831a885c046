import { NOWHERE } from '@spaceport/kit/rights/scope'
import { maySee } from '../access/view.js'
import { anyOf, leadsTo, NOTHING, oneOf, someOf, type Where } from '../access/where.js'
import { localsOf } from '../connection/filter.js'
import type { SpaceContext } from '../context.js'

/**
 * Lifecycles that go to one of the environments, of those that the caller can see. One without phases goes to all, and so does a phase
 * without environments: to those that no phase before it names.
 */
export function phasesGoTo(ids: string[] | null | undefined, context: SpaceContext): Where[] {
  if (!ids) return []
  const seen = localsOf('Environments', ids, context).filter((id) =>
    maySee(context.rights, 'Environments', { ...NOWHERE, Environments: [id] }),
  )
  const there = oneOf('environmentId', seen)
  if (there === NOTHING) return [NOTHING]
  const anywhere = [{ phases: { none: {} } }, { phases: { some: { environments: { none: {} } } } }]
  return [anyOf([someOf('phases', someOf('environments', there)), ...anywhere])]
}

/** Rows whose lifecycle, to which `relation` leads, goes to one of the environments. */
export function goesTo(relation: string, ids: string[] | null | undefined, context: SpaceContext): Where[] {
  return phasesGoTo(ids, context).map((where) => leadsTo(relation, where))
}
