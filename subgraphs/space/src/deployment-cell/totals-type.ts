import { builder } from '../builder.js'
import { TaskState } from '../deployment/state.js'
import { loadEntity } from '../entity/load.js'
import { Environment } from '../environment/type.js'
import { Project } from '../project/type.js'
import { DeploymentCellFilter } from './connection.js'
import type { DeploymentCellFilter as Filter } from './list.js'
import { releasesOf, totalsOf, type Totals } from './totals.js'

const StateTotal = builder.objectRef<Totals['states'][number]>('DeploymentStateTotal').implement({
  description: 'How many cells of the deployment matrix are in a state.',
  access: 'Public',
  fields: (t) => ({
    state: t.expose('state', { type: TaskState, description: 'Where their current deployments stand.' }),
    cells: t.exposeInt('cells', { description: 'How many are in it.' }),
  }),
})

const DeploymentTotals = builder.objectRef<Totals>('DeploymentTotals').implement({
  description: 'What of a project is in one environment, added up over its tenants.',
  access: 'DeploymentView',
  fields: (t) => ({
    environment: t.field({
      type: Environment,
      nullable: true,
      access: 'EnvironmentView',
      description: 'The environment; null for one that the caller cannot see.',
      resolve: ({ environmentId }, _args, context, info) => loadEntity(context, info, 'Environment', environmentId),
    }),
    cells: t.int({
      description: 'How many cells there are: one for each tenant that it was deployed for, and one for none.',
      resolve: ({ states }) => states.reduce((sum, { cells }) => sum + cells, 0),
    }),
    states: t.expose('states', { type: [StateTotal], description: 'How many of them are in which state; each once.' }),
    releases: t.int({
      nullable: true,
      access: 'ReleaseView',
      description:
        'How many different releases, of those that the caller can see, their current deployments are of; null if they see none anywhere.',
      resolve: (totals, _args, context) => releasesOf(context, totals),
    }),
    changedAt: t.expose('changedAt', {
      type: 'DateTime',
      description: 'When the last of their current deployments was asked for.',
    }),
  }),
})

builder.prismaObjectField(Project, 'deploymentTotals', (t) =>
  t.field({
    type: [DeploymentTotals],
    access: 'DeploymentView',
    description: 'What is where, added up by environment; those that it was never deployed to are left out.',
    args: { filter: t.arg({ type: DeploymentCellFilter, description: 'Which cells.' }) },
    select: { id: true },
    resolve: ({ id }, { filter }, context) => totalsOf(context, (filter as Filter | null | undefined) ?? null, id),
  }),
)
