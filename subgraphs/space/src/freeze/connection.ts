import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { BY_NAME, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { deploymentFreezeList } from './list.js'
import { DeploymentFreezeState } from './state.js'
import { DeploymentFreezeConnection } from './type.js'

/** The input that chooses deployment freezes, for lists and facets alike. */
export const DeploymentFreezeFilter = builder.inputType('DeploymentFreezeFilter', {
  description: 'Which deployment freezes. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    state: t.field({
      type: [DeploymentFreezeState],
      description: 'Only those that are over, in force or to come, at one moment for the whole request.',
    }),
    activeAt: t.field({ type: 'DateTime', description: 'Only those in force at this moment.' }),
    project: t.idList({
      description: 'Only those that hold for one of these projects, by id; also if they do for all.',
    }),
    environment: t.idList({
      description: 'Only those that hold for one of these environments, by id; also if they do for all.',
    }),
    tenant: t.idList({ description: 'Only those that hold for one of these tenants, by id; also if they do for all.' }),
    startAt: t.field({ type: TimeRange, description: 'Only those that begin in this time.' }),
    endAt: t.field({ type: TimeRange, description: 'Only those that end in this time.' }),
  }),
})

const DeploymentFreezeOrder = orderInput('DeploymentFreeze', {
  NAME: BY_NAME,
  START_AT: 'By when they begin.',
  END_AT: 'By when they end.',
})

rootList({
  list: deploymentFreezeList,
  type: DeploymentFreezeConnection,
  access: 'EnvironmentView',
  args: {
    ...pageArguments,
    ...builder.args((t) => ({
      filter: t.field({ type: DeploymentFreezeFilter, description: 'Which deployment freezes.' }),
      orderBy: t.field({
        type: DeploymentFreezeOrder,
        defaultValue: deploymentFreezeList.by,
        description: 'How they are ordered.',
      }),
    })),
  },
  what: 'deployment freezes',
})
