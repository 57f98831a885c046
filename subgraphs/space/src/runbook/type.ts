import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { TenantedMode } from '../tenant/tenanted-mode.js'
import { RunbookEnvironmentScope } from './environment-scope.js'

export const Runbook = builder.prismaObject('Runbook', {
  description:
    'Something that is done to what a project has deployed, such as restarting it: a process without releases.',
  interfaces: [Node],
  access: 'RunbookView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/Runbooks-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'Runbooks', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name: unique in the project, whatever its case.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it does, for people.' }),
    tenantedMode: t.expose('tenantedMode', { type: TenantedMode, description: 'Whether it runs for tenants.' }),
    environmentScope: t.expose('environmentScope', {
      type: RunbookEnvironmentScope,
      description: 'In which environments it runs.',
    }),
    archivedAt: t.expose('archivedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was archived: it is read-only since. Null: it is not.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    version: t.exposeInt('version', {
      description: 'Counts the changes, from 1; for `expectedVersion`. Its process has a version of its own.',
    }),
  }),
})

asEntity(Runbook)

export const RunbookConnection = connectionType(Runbook, 'RunbookView')
