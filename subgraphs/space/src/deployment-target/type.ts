import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { TenantedMode } from '../tenant/tenanted-mode.js'
import { EndpointStyle, HealthStatus } from './endpoint-style.js'

export const DeploymentTarget = builder.prismaObject('DeploymentTarget', {
  description: 'A machine or service that releases are deployed to, in some environments and for some of their steps.',
  interfaces: [Node],
  access: 'MachineView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/Machines-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'Machines', id),
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
    uri: t.exposeString('uri', {
      nullable: true,
      description: 'Where it is reached; null where its style has no address.',
    }),
    thumbprint: t.exposeString('thumbprint', {
      nullable: true,
      description: "By what it is known: its certificate's thumbprint, for `SSH` the fingerprint of its host's key.",
    }),
    endpoint: t.field({
      type: 'JSON',
      description:
        'What else its style needs to know, such as `clusterUrl` of `KUBERNETES`: an object, without secrets.',
      select: { endpoint: true },
      resolve: ({ endpoint }) => JSON.parse(endpoint) as unknown,
    }),
    operatingSystem: t.exposeString('operatingSystem', { nullable: true, description: 'What runs on it, for people.' }),
    isDisabled: t.exposeBoolean('isDisabled', { description: 'Whether deployments and health checks pass it over.' }),
    tenantedMode: t.expose('tenantedMode', { type: TenantedMode, description: 'In whose deployments it takes part.' }),
    roles: t.stringList({
      description: 'What it is for, such as `web-server`: steps name the roles that they run on. In order, each once.',
      select: { roles: { orderBy: { role: 'asc' }, select: { role: true } } },
      resolve: ({ roles }) => roles.map(({ role }) => role),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    version: t.exposeInt('version', {
      description: 'Counts the changes, from 1, but not what health checks say; for `expectedVersion`.',
    }),
  }),
})

asEntity(DeploymentTarget)

export const DeploymentTargetConnection = connectionType(DeploymentTarget, 'MachineView')
