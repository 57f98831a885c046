import { builder } from '../builder.js'
import { prepare } from '../connection/prepare.js'
import { chosenBy } from '../facet/chosen.js'
import { DeploymentFilter } from './connection.js'
import { deploymentList } from './list.js'

builder.queryField('deploymentCount', (t) =>
  t.int({
    nullable: true,
    access: 'DeploymentView',
    fleet: { merge: 'SUM' },
    description: 'How many deployments there are in all Spaces that the caller may enter.',
    args: { filter: t.arg({ type: DeploymentFilter, description: 'Which deployments.' }) },
    resolve: async (_root, { filter }, context) => {
      await prepare(deploymentList, filter, context)
      return context.db.deployment.count({ where: chosenBy(deploymentList, filter, context) })
    },
  }),
)
