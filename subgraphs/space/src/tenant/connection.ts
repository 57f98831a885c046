import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { BY_CREATION, BY_NAME, orderInput } from '../connection/order.js'
import { rootConnection } from '../connection/root.js'
import { tenantList } from './list.js'
import { TenantConnection } from './type.js'

/** The input that chooses tenants, for lists and facets alike. */
export const TenantFilter = builder.inputType('TenantFilter', {
  description: 'Which tenants. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    tag: t.idList({ description: 'Only those with one of these tags, by id.' }),
    tagName: t.stringList({
      description: 'Only those with one of these tags, by canonical name such as `Region/EU`; at most 1,000.',
    }),
    project: t.idList({ description: 'Only those that one of these projects is deployed for, by id.' }),
    environment: t.idList({
      description:
        'Only those that a project (of `project`, where given) is deployed for in one of these environments, by id.',
    }),
    hasProjects: t.boolean({
      description: 'Only those that a project is deployed for that the caller can see, or only others.',
    }),
    isDisabled: t.boolean({ description: 'Only disabled ones, or only others.' }),
    isArchived: t.boolean({ description: 'Only archived ones, or only others.' }),
    isRemote: t.boolean({ description: 'Only placeholders for tenants of other Spaces, or only others.' }),
    lacksValues: t.boolean({
      description:
        'Only those of whose values, in the projects that are deployed for them and that the caller can see, some must be given and are not, as `templateValues(onlyMissing: true)` tells them; or only others. Values of placeholders are given where these live: see `isRemote`. `BAD_INPUT` where more than 20,000 of a Space lack some.',
    }),
    created: t.field({ type: TimeRange, description: 'Only those created in this time.' }),
  }),
})

const TenantOrder = orderInput('Tenant', { NAME: BY_NAME, CREATED_AT: BY_CREATION })

/** The arguments of every list of tenants. */
export const tenantArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: TenantFilter, description: 'Which tenants.' }),
    orderBy: t.field({ type: TenantOrder, defaultValue: tenantList.by, description: 'How they are ordered.' }),
  })),
}

builder.queryField('tenants', (t) =>
  t.field({
    type: TenantConnection,
    nullable: true,
    access: 'TenantView',
    fleet: { merge: 'CONNECTION' },
    description: 'The tenants of all Spaces that the caller may enter.',
    args: tenantArguments,
    resolve: (_root, args, context, info) => rootConnection(tenantList, args, context, info),
  }),
)
