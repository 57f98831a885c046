import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { TaskState } from '../deployment/state.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'

export const DeploymentCell = builder.prismaObject('DeploymentCell', {
  description: 'What is where: of one project, in one environment, for one tenant or for none.',
  interfaces: [Node],
  access: 'DeploymentView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/DeploymentCells-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'DeploymentCells', id),
    }),
    space: t.field(itsSpace),
    state: t.expose('state', { type: TaskState, description: 'Where the current deployment stands.' }),
    changedAt: t.expose('changedAt', { type: 'DateTime', description: 'When the current deployment was asked for.' }),
  }),
})

asEntity(DeploymentCell)

export const DeploymentCellConnection = connectionType(DeploymentCell, 'DeploymentView')
