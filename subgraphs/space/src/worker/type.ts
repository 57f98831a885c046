import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { EndpointStyle, HealthStatus } from '../deployment-target/endpoint-style.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'

export const Worker = builder.prismaObject('Worker', {
  description: 'A machine that does what needs no deployment target: scripts, and calls to what is deployed to.',
  interfaces: [Node],
  access: 'WorkerView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/Workers-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'Workers', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name: unique in the Space, whatever its case.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is, for people.' }),
    health: t.expose('health', { type: HealthStatus, description: 'How it was at its last health check.' }),
    healthCheckedAt: t.expose('healthCheckedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its health was checked last; null if it never was.',
    }),
    healthSummary: t.exposeString('healthSummary', {
      nullable: true,
      description: 'What the last health check said, for people.',
    }),
    endpointStyle: t.expose('endpointStyle', { type: EndpointStyle, description: 'How it is spoken to.' }),
    uri: t.exposeString('uri', { nullable: true, description: 'Where it is reached.' }),
    thumbprint: t.exposeString('thumbprint', {
      nullable: true,
      description: "By what it is known: its certificate's thumbprint, for `SSH` the fingerprint of its host's key.",
    }),
    operatingSystem: t.exposeString('operatingSystem', { nullable: true, description: 'What runs on it, for people.' }),
    isDisabled: t.exposeBoolean('isDisabled', { description: 'Whether it gets no work, and no health checks.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    version: t.exposeInt('version', {
      description: 'Counts the changes, from 1, but not what health checks say; for `expectedVersion`.',
    }),
  }),
})

asEntity(Worker)

export const WorkerConnection = connectionType(Worker, 'WorkerView')
