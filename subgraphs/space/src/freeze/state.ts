import type { Where } from '../access/where.js'
import { builder } from '../builder.js'
import { isInForce, type Freeze } from './active.js'

/** Whether a freeze is over, in force or to come. */
export type FreezeState = 'PAST' | 'ACTIVE' | 'FUTURE'

export const DeploymentFreezeState = builder.enumType('DeploymentFreezeState', {
  description:
    "Whether a freeze is over, in force or to come, by its Space's clock: at one moment for the whole request.",
  values: {
    PAST: { description: 'Over.' },
    ACTIVE: { description: 'In force.' },
    FUTURE: { description: 'To come.' },
  } as const,
})

/** Where a freeze stands at a moment. */
export function stateOf(freeze: Pick<Freeze, 'startAt' | 'endAt'>, moment: Date): FreezeState {
  if (isInForce({ ...freeze, scopes: [] }, moment)) return 'ACTIVE'
  return moment < freeze.startAt ? 'FUTURE' : 'PAST'
}

/** The freezes that stand so at a moment: the counterpart of `stateOf` in SQL. */
export function standing(state: FreezeState, moment: Date): Where {
  switch (state) {
    case 'PAST':
      return { endAt: { lte: moment } }
    case 'ACTIVE':
      return { startAt: { lte: moment }, endAt: { gt: moment } }
    case 'FUTURE':
      return { startAt: { gt: moment } }
  }
}
