import { builder } from '../builder.js'

export const AccountType = builder.enumType('AccountType', {
  description: 'What kind of account it is.',
  values: {
    USERNAME_PASSWORD: { description: 'A user name and a password.' },
    SSH_KEY_PAIR: { description: 'A user name and a private key for SSH, perhaps with a passphrase.' },
    TOKEN: { description: 'A token.' },
    AZURE_SUBSCRIPTION: { description: 'An Azure subscription, by a management certificate.' },
    AZURE_SERVICE_PRINCIPAL: { description: 'A service principal of Azure, by its secret.' },
    AZURE_OIDC: { description: 'A service principal of Azure, by OpenID Connect.' },
    AMAZON_WEB_SERVICES_ACCOUNT: { description: 'An account of Amazon Web Services, by an access key.' },
    AMAZON_WEB_SERVICES_OIDC_ACCOUNT: { description: 'A role of Amazon Web Services, by OpenID Connect.' },
    GOOGLE_CLOUD_ACCOUNT: { description: 'A service account of Google Cloud, by its JSON key.' },
    GENERIC_OIDC_ACCOUNT: { description: 'Whatever trusts OpenID Connect.' },
  } as const,
})
