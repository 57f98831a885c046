import type { Account } from '@spaceport/database/space'
import { named } from '../named.js'
import type { SecretTexts } from '../secret-texts.js'
import type { Setting } from '../setting.js'

/** Numbers of what the other parts refer to. */
export const ACCOUNT = { ssh: 1, cluster: 2, amazon: 3, database: 4, azure: 5 } as const

/** Who deployments are elsewhere. */
export function accounts({ ago, random, production, request }: Setting, secrets: SecretTexts): Account[] {
  const { int } = random('accounts')
  const guid = () => uuid(int)
  const account = {
    ...{ description: null, details: '{}', passphraseId: null, username: null },
    ...{
      environmentIds: [],
      tenantedMode: 'TENANTED_OR_UNTENANTED' as const,
      tenantIds: [],
      tenantTagIds: [],
      version: 1,
    },
  }
  return [
    {
      ...{ ...account, id: ACCOUNT.ssh, ...named('Deployment key'), type: 'SSH_KEY_PAIR', createdAt: ago(640) },
      ...{ username: 'deploy', secretId: secrets.keep(privateKey(secrets)), passphraseId: secrets.invent() },
    },
    {
      ...{ ...account, id: ACCOUNT.cluster, ...named('Cluster token'), type: 'TOKEN', createdAt: ago(480) },
      ...{ description: 'The service account `deployer` of the clusters.', secretId: secrets.invent(64) },
    },
    {
      ...{ ...account, id: ACCOUNT.amazon, ...named(`AWS ${request.theme}`), type: 'AMAZON_WEB_SERVICES_ACCOUNT' },
      details: JSON.stringify({ accessKey: `AKIA${secrets.password(16).toUpperCase()}`, region: 'eu-central-1' }),
      ...{ secretId: secrets.invent(40), createdAt: ago(410), version: 3 },
    },
    {
      ...{ ...account, id: ACCOUNT.database, ...named('Production database login'), type: 'USERNAME_PASSWORD' },
      ...{ username: `${request.theme}_migrator`, secretId: secrets.invent(32), createdAt: ago(380) },
      ...{ description: 'For migrations in production only.', environmentIds: production },
    },
    {
      ...{
        ...account,
        id: ACCOUNT.azure,
        ...named('Azure subscription'),
        type: 'AZURE_SERVICE_PRINCIPAL',
        createdAt: ago(150),
      },
      details: JSON.stringify({ subscriptionNumber: guid(), tenantId: guid(), clientId: guid() }),
      ...{ secretId: secrets.invent(40), description: 'Where backups go.' },
    },
  ]
}

/** A text in the form of a private key, which is none. */
function privateKey(secrets: SecretTexts): string {
  const lines = Array.from({ length: 5 }, () => secrets.password(64))
  return ['-----BEGIN OPENSSH PRIVATE KEY-----', ...lines, '-----END OPENSSH PRIVATE KEY-----', ''].join('\n')
}

function uuid(int: (min: number, max: number) => number): string {
  return '########-####-4###-a###-############'.replace(/#/g, () => int(0, 15).toString(16))
}
