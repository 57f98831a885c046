import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { DeploymentCellFilter } from '../deployment-cell/connection.js'
import { BY_CREATION, BY_NAME, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { TenantedMode } from '../tenant/tenanted-mode.js'
import { projectList } from './list.js'
import { ProjectConnection } from './type.js'

/** The input that chooses projects, for lists and facets alike. */
export const ProjectFilter = builder.inputType('ProjectFilter', {
  description: 'Which projects. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    text: t.string({ description: 'Only projects whose name or slug holds this text, whatever its case.' }),
    projectGroup: t.idList({ description: 'Only projects of these groups, by id. `BAD_ID` for a malformed one.' }),
    lifecycle: t.idList({ description: 'Only projects with one of these lifecycles, by id.' }),
    environment: t.idList({ description: 'Only projects whose lifecycle goes to one of these environments, by id.' }),
    tenant: t.idList({ description: 'Only projects that are deployed for one of these tenants, by id.' }),
    libraryVariableSet: t.idList({ description: 'Only projects that take in one of these variable sets, by id.' }),
    tenantedMode: t.field({ type: [TenantedMode], description: 'Only projects with one of these tenanted modes.' }),
    isDisabled: t.boolean({ description: 'Only disabled projects, or only others.' }),
    isArchived: t.boolean({ description: 'Only archived projects, or only others.' }),
    hasReleases: t.boolean({ description: 'Only projects with releases that the caller can see, or only others.' }),
    neverDeployed: t.boolean({ description: 'Only projects of which no deployment ever ended, or only others.' }),
    deployed: t.field({
      type: DeploymentCellFilter,
      description: 'Only projects of which the deployment matrix has such a cell.',
    }),
    lacksValues: t.boolean({
      description:
        'Only projects of whose values per environment, of those that the caller can see, some must be given and are not, as `templateValues(onlyMissing: true)` tells them; or only others. `BAD_INPUT` in a list that hangs under something, and where more than 20,000 of a Space lack some.',
    }),
    lastDeployedAt: t.field({ type: TimeRange, description: 'Only projects deployed last in this time.' }),
    created: t.field({ type: TimeRange, description: 'Only projects created in this time.' }),
  }),
})

const ProjectOrder = orderInput('Project', {
  NAME: BY_NAME,
  CREATED_AT: BY_CREATION,
  LAST_DEPLOYED_AT: 'By when a deployment of them last ended; those never deployed come last.',
})

/** The arguments of every list of projects. */
export const projectArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: ProjectFilter, description: 'Which projects.' }),
    orderBy: t.field({ type: ProjectOrder, defaultValue: projectList.by, description: 'How they are ordered.' }),
  })),
}

rootList({
  list: projectList,
  type: ProjectConnection,
  access: 'ProjectView',
  args: projectArguments,
  what: 'projects',
})
