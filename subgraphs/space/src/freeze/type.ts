import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { momentOf } from './moment.js'
import { DeploymentFreezeScope } from './scope-type.js'
import { DeploymentFreezeState, stateOf } from './state.js'

export const DeploymentFreeze = builder.prismaObject('DeploymentFreeze', {
  description: 'A time in which nothing is deployed to what its scopes name; without scopes, nowhere in the Space.',
  interfaces: [Node],
  access: 'EnvironmentView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/DeploymentFreezes-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'DeploymentFreezes', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name: unique in the Space, whatever its case.' }),
    description: t.exposeString('description', { nullable: true, description: 'Why it is, for people.' }),
    startAt: t.expose('startAt', { type: 'DateTime', description: 'From when on.' }),
    endAt: t.expose('endAt', { type: 'DateTime', description: 'Until when: from this moment on it is over.' }),
    state: t.field({
      type: DeploymentFreezeState,
      description: 'Whether it is over, in force or to come, at one moment for the whole request.',
      select: { startAt: true, endAt: true },
      resolve: (freeze, _args, context) => stateOf(freeze, momentOf(context)),
    }),
    holdsForSpace: t.boolean({
      description: 'Whether it holds for the whole Space: it has no scopes.',
      select: { _count: { select: { scopes: true } } },
      resolve: ({ _count }) => _count.scopes === 0,
    }),
    scopes: t.relation('scopes', {
      type: DeploymentFreezeScope,
      description: 'What it holds for, at most 500: whatever one of them names.',
      query: { orderBy: { id: 'asc' } },
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(DeploymentFreeze)

export const DeploymentFreezeConnection = connectionType(DeploymentFreeze, 'EnvironmentView')
