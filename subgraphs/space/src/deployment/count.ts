import { visible } from '../access/visible.js'
import { builder } from '../builder.js'
import { allOf } from '../access/where.js'
import { listWhere } from '../connection/page.js'
import type { SpaceContext } from '../context.js'
import { FacetList, type FacetListShape } from '../graph/facets.js'
import { DeploymentFilter } from './connection.js'
import { deploymentList, type DeploymentFilter as Filter } from './list.js'

/** The condition for the deployments that the caller may see and the filter lets through. */
function chosen(filter: Filter | null | undefined, context: SpaceContext) {
  return allOf([visible(context, 'Deployments'), ...listWhere(deploymentList, filter, context)])
}

/** How many deployments there are in each state. States without any are left out. */
async function countByState(filter: Filter | null | undefined, context: SpaceContext): Promise<FacetListShape> {
  const groups = await context.db.deployment.groupBy({
    by: ['state'],
    where: chosen(filter, context),
    _count: { _all: true },
  })
  const values = groups.map(({ state, _count }) => ({ name: state, count: _count._all }))
  return { values: values.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)), truncated: false }
}

const DeploymentFacets = builder.objectRef<{ filter: Filter | null | undefined }>('DeploymentFacets').implement({
  description: 'Deployments, counted by what they have in common.',
  access: 'DeploymentView',
  fields: (t) => ({
    state: t.field({
      type: FacetList,
      description: 'By state.',
      resolve: ({ filter }, _args, context) => countByState(filter, context),
    }),
  }),
})

builder.queryFields((t) => ({
  deploymentCount: t.int({
    nullable: true,
    access: 'DeploymentView',
    fleet: { merge: 'SUM' },
    description: 'How many deployments there are in all Spaces that the caller may enter.',
    args: { filter: t.arg({ type: DeploymentFilter, description: 'Which deployments.' }) },
    resolve: (_root, { filter }, context) => context.db.deployment.count({ where: chosen(filter, context) }),
  }),
  deploymentFacets: t.field({
    type: DeploymentFacets,
    nullable: true,
    access: 'DeploymentView',
    fleet: { merge: 'FACETS' },
    description: 'The deployments of all Spaces that the caller may enter, counted by what they have in common.',
    args: { filter: t.arg({ type: DeploymentFilter, description: 'Which deployments.' }) },
    resolve: (_root, { filter }) => ({ filter }),
  }),
}))
