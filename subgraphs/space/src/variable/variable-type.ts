import { builder } from '../builder.js'

export const VariableType = builder.enumType('VariableType', {
  description: 'What the value of a variable is.',
  values: {
    STRING: { description: 'A text.' },
    SENSITIVE: { description: 'A text that nobody reads back.' },
    CERTIFICATE: { description: 'A certificate.' },
    WORKER_POOL: { description: 'A worker pool.' },
    AMAZON_WEB_SERVICES_ACCOUNT: { description: 'An account of Amazon Web Services, by keys or OIDC.' },
    AZURE_ACCOUNT: { description: 'An account of Azure: a subscription, a service principal or OIDC.' },
    GOOGLE_CLOUD_ACCOUNT: { description: 'An account of Google Cloud.' },
    USERNAME_PASSWORD_ACCOUNT: { description: 'An account with a user name and a password.' },
    GENERIC_OIDC_ACCOUNT: { description: 'An account by OIDC.' },
  } as const,
})
