import type { builder } from '../builder.js'

type Types = typeof builder.$inferSchemaTypes

const SEALED = 'At most 64 KiB; it is kept sealed, and nobody reads it.'

/** The input fields that say who an account is elsewhere: each type takes its own and no others. */
export function identityFields(t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>) {
  return {
    username: t.string({ description: 'The user name, of `USERNAME_PASSWORD` and `SSH_KEY_PAIR`.' }),
    password: t.string({
      description: `The password of \`USERNAME_PASSWORD\` or \`AZURE_SERVICE_PRINCIPAL\`. ${SEALED}`,
    }),
    privateKey: t.string({ description: `The private key of \`SSH_KEY_PAIR\`, as PEM. ${SEALED}` }),
    passphrase: t.string({ description: `What opens that private key; null takes it away. ${SEALED}` }),
    token: t.string({ description: `The token of \`TOKEN\`. ${SEALED}` }),
    secretKey: t.string({ description: `The secret key of \`AMAZON_WEB_SERVICES_ACCOUNT\`. ${SEALED}` }),
    jsonKey: t.string({ description: `The key of \`GOOGLE_CLOUD_ACCOUNT\`: JSON, as text or in base64. ${SEALED}` }),
    certificate: t.string({
      description: `The management certificate of \`AZURE_SUBSCRIPTION\`: PKCS #12 in base64. ${SEALED}`,
    }),
    details: t.field({
      type: 'JSON',
      description:
        'What else its type needs to know, as an object. `AZURE_SUBSCRIPTION`: `subscriptionNumber`. `AZURE_SERVICE_PRINCIPAL` and `AZURE_OIDC`: that, `tenantId` and `clientId`. `AMAZON_WEB_SERVICES_ACCOUNT`: `accessKey`. `AMAZON_WEB_SERVICES_OIDC_ACCOUNT`: `roleArn`. Besides, Azure may have `azureEnvironment` and its endpoints, Amazon `region`, and OpenID Connect `audience` and subject keys.',
    }),
  }
}
