import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { TenantedMode } from '../tenant/tenanted-mode.js'
import { AccountType } from './account-type.js'

export const Account = builder.prismaObject('Account', {
  description: 'Who to be elsewhere: deployments sign in with it.',
  interfaces: [Node],
  access: 'AccountView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/Accounts-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'Accounts', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name: unique in the Space, whatever its case.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is, for people.' }),
    type: t.expose('type', { type: AccountType, description: 'What kind of account it is.' }),
    username: t.exposeString('username', {
      nullable: true,
      description: 'The user name; null where its type has none.',
    }),
    details: t.field({
      type: 'JSON',
      description: 'What else its type needs to know, such as `tenantId` of `AZURE_OIDC`: an object, without secrets.',
      select: { details: true },
      resolve: ({ details }) => JSON.parse(details) as unknown,
    }),
    hasSecret: t.boolean({
      description:
        'Whether its password, private key, token, secret key, JSON key or certificate is kept, which nobody reads.',
      select: { secretId: true },
      resolve: ({ secretId }) => secretId !== null,
    }),
    hasPassphrase: t.boolean({
      description: 'Whether a passphrase of its private key is kept, which nobody reads.',
      select: { passphraseId: true },
      resolve: ({ passphraseId }) => passphraseId !== null,
    }),
    tenantedMode: t.expose('tenantedMode', { type: TenantedMode, description: 'Whether it is used for tenants.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(Account)

export const AccountConnection = connectionType(Account, 'AccountView')
