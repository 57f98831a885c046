import type { AccountType, EndpointStyle } from '@spaceport/database/space'

const AZURE: readonly AccountType[] = ['AZURE_SUBSCRIPTION', 'AZURE_SERVICE_PRINCIPAL', 'AZURE_OIDC']
const AMAZON: readonly AccountType[] = ['AMAZON_WEB_SERVICES_ACCOUNT', 'AMAZON_WEB_SERVICES_OIDC_ACCOUNT']
const ANY: readonly AccountType[] = [
  ...(['USERNAME_PASSWORD', 'SSH_KEY_PAIR', 'TOKEN', ...AZURE, ...AMAZON] as const),
  ...(['GOOGLE_CLOUD_ACCOUNT', 'GENERIC_OIDC_ACCOUNT'] as const),
]

/** The types of account by which targets of a style are spoken to; a style that is missing takes none. */
const FITTING: Partial<Record<EndpointStyle, readonly AccountType[]>> = {
  SSH: ['SSH_KEY_PAIR', 'USERNAME_PASSWORD'],
  KUBERNETES: ['TOKEN', 'USERNAME_PASSWORD', ...AZURE, ...AMAZON, 'GOOGLE_CLOUD_ACCOUNT', 'GENERIC_OIDC_ACCOUNT'],
  AZURE_WEB_APP: AZURE,
  AWS_ECS_CLUSTER: AMAZON,
  STEP_PACKAGE: ANY,
}

/** What is wrong with the account (null: none) of a target of a style; null if nothing is. */
export function accountFault(style: EndpointStyle, account: AccountType | null): string | null {
  const fitting = FITTING[style] ?? []
  if (account === null) return style === 'SSH' ? 'A target of the style SSH has an account.' : null
  if (fitting.includes(account)) return null
  const what = fitting.length > 0 ? `an account of the type ${fitting.join(' or ')}` : 'no account'
  return `A target of the style ${style} has ${what}, not ${account}.`
}
