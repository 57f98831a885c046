import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { TaskState } from '../deployment/state.js'
import { deploymentCellList } from './list.js'
import { DeploymentCellConnection } from './type.js'

/** The input that chooses cells, for lists and facets alike. */
export const DeploymentCellFilter = builder.inputType('DeploymentCellFilter', {
  description: 'Which cells of the deployment matrix. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    text: t.string({ description: "Only cells whose project's name holds this text." }),
    project: t.idList({ description: 'Only cells of these projects, by id. `BAD_ID` for a malformed one.' }),
    projectGroup: t.idList({ description: 'Only cells of projects in these groups, by id.' }),
    environment: t.idList({ description: 'Only cells of these environments, by id.' }),
    tenant: t.idList({ description: 'Only cells of these tenants, by id.' }),
    tenantTag: t.idList({ description: 'Only cells of tenants that carry one of these tags, by id.' }),
    hasTenant: t.boolean({ description: 'Only cells of a tenant, or only those of none.' }),
    release: t.idList({ description: 'Only cells whose current deployment is of one of these releases, by id.' }),
    version: t.string({
      description:
        "Only cells whose current deployment's release has a version that holds this text, whatever its case.",
    }),
    state: t.field({
      type: [TaskState],
      description: 'Only cells whose current deployment is in one of these states.',
    }),
    changed: t.field({ type: TimeRange, description: 'Only cells whose current deployment was asked for then.' }),
  }),
})

const DeploymentCellOrder = orderInput('DeploymentCell', {
  PROJECT: "By the project's name; cells of projects that the caller cannot see are left out.",
  CHANGED_AT: 'By when the current deployment was asked for.',
})

/** The arguments of every list of cells. */
export const deploymentCellArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: DeploymentCellFilter, description: 'Which cells.' }),
    orderBy: t.field({
      type: DeploymentCellOrder,
      defaultValue: deploymentCellList.by,
      description: 'How they are ordered.',
    }),
  })),
}

rootList({
  list: deploymentCellList,
  type: DeploymentCellConnection,
  access: 'DeploymentView',
  args: deploymentCellArguments,
  what: 'cells of the deployment matrix, one for each project, environment and tenant (or none) that was ever deployed to,',
})
