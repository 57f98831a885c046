import { builder } from '../builder.js'
import { seesInstance } from '../access/visible.js'
import { Environment, Instance, Tenant, Variable, Zone } from '../graph/refs.js'

const page = {
  first: 'How many: 1 to 100.',
  after: 'The id after which the page begins: the last one of the page before.',
}

Instance.implement({
  description: 'A running Space server, at one URL, in one Zone.',
  access: 'SpaceView',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as `Instances-1`. Never used again.' }),
    zone: t.field({
      type: Zone,
      nullable: true,
      description: 'The Zone in which it lies; null if it was not placed yet.',
      resolve: ({ id }, _, { loaders }) => loaders.zoneOfInstance.load(id),
    }),
    ownedEnvironments: t.field({
      type: t.listRef(Environment, { nullable: true }),
      nullable: true,
      access: 'EnvironmentView',
      description:
        'The environments that it owns, in the order of their ids, in the Spaces that the caller may enter. Errors: `BAD_PAGE`, `BAD_ID`, `INSTANCE_UNAVAILABLE`.',
      args: {
        first: t.arg.int({ required: true, description: page.first }),
        after: t.arg.id({ description: page.after }),
      },
      resolve: async ({ id }, { first, after }, { loaders }) => {
        const ids = await loaders.owned.load({ instance: id, kind: 'ENVIRONMENT', first, after: after ?? null })
        return ids.map((environment) => ({ id: environment }))
      },
    }),
    ownedTenants: t.field({
      type: t.listRef(Tenant, { nullable: true }),
      nullable: true,
      access: 'TenantView',
      description:
        'The tenants that it owns, in the order of their ids, in the Spaces that the caller may enter. Errors: `BAD_PAGE`, `BAD_ID`, `INSTANCE_UNAVAILABLE`.',
      args: {
        first: t.arg.int({ required: true, description: page.first }),
        after: t.arg.id({ description: page.after }),
      },
      resolve: async ({ id }, { first, after }, { loaders }) => {
        const ids = await loaders.owned.load({ instance: id, kind: 'TENANT', first, after: after ?? null })
        return ids.map((tenant) => ({ id: tenant }))
      },
    }),
    ownedVariables: t.field({
      type: t.listRef(Variable, { nullable: true }),
      nullable: true,
      access: 'VariableView',
      description:
        'The values of variables that it owns, in the order of their ids, in the Spaces that the caller may enter. Errors: `BAD_PAGE`, `BAD_ID`, `INSTANCE_UNAVAILABLE`.',
      args: {
        first: t.arg.int({ required: true, description: page.first }),
        after: t.arg.id({ description: page.after }),
      },
      resolve: async ({ id }, { first, after }, { loaders }) => {
        const ids = await loaders.owned.load({ instance: id, kind: 'VARIABLE', first, after: after ?? null })
        return ids.map((variable) => ({ id: variable }))
      },
    }),
  }),
})

builder.asEntity(Instance, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => (seesInstance(context, id) ? { id } : null),
})
