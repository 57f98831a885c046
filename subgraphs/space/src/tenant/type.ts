import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'

export const Tenant = builder.prismaObject('Tenant', {
  description: 'A customer for whom projects are deployed.',
  interfaces: [Node],
  access: 'TenantView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/Tenants-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'Tenants', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name: unique in the Space, whatever its case.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is, for people.' }),
    remoteOf: t.exposeID('remoteOf', {
      nullable: true,
      description:
        'The id in the Space that owns it; then this is a read-only placeholder. Null: it lives here, or in a Space that the caller may not enter.',
    }),
    isDisabled: t.exposeBoolean('isDisabled', { description: 'Whether nothing is to be deployed for it.' }),
    archivedAt: t.expose('archivedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When it was archived: since then it is read-only, and nothing is deployed for it. Null if it is not.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(Tenant)

export const TenantConnection = connectionType(Tenant, 'TenantView')
