import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../builder.js'
import type { SpaceContext } from '../context.js'
import { loadEntity } from '../entity/load.js'
import { Environment } from '../environment/type.js'
import { Project } from '../project/type.js'
import { Tenant } from '../tenant/type.js'
import type { FreezeScope } from './active.js'
import { freezesOf } from './to-come.js'
import { DeploymentFreeze } from './type.js'

/** What every list of freezes that hold for something says of itself. */
const OF_IT =
  'Freezes that hold for it, or for some of its deployments, and are not over at the moment of the request: those that begin first, at most 100.'

/** Rows are loaded with all that is asked of them. */
async function held(context: SpaceContext, info: GraphQLResolveInfo, column: keyof FreezeScope, id: number) {
  const ids = await freezesOf(context, column, id)
  const rows = await Promise.all(ids.map((one) => loadEntity(context, info, 'DeploymentFreeze', one)))
  return rows.filter((row) => row !== null)
}

builder.prismaObjectFields(Project, (t) => ({
  freezes: t.field({
    type: [DeploymentFreeze],
    access: 'EnvironmentView',
    description: OF_IT,
    resolve: ({ id }, _args, context, info) => held(context, info, 'projectId', id),
  }),
}))

builder.prismaObjectFields(Environment, (t) => ({
  freezes: t.field({
    type: [DeploymentFreeze],
    access: 'EnvironmentView',
    description: OF_IT,
    resolve: ({ id }, _args, context, info) => held(context, info, 'environmentId', id),
  }),
}))

builder.prismaObjectFields(Tenant, (t) => ({
  freezes: t.field({
    type: [DeploymentFreeze],
    access: 'EnvironmentView',
    description: OF_IT,
    resolve: ({ id }, _args, context, info) => held(context, info, 'tenantId', id),
  }),
}))
