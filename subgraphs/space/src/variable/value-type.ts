import type { AccountType, VariableType } from '@spaceport/database/space'

/** The input that gives the value of a variable of each type. */
export const VALUE_FIELD = {
  STRING: 'value',
  SENSITIVE: 'secret',
  CERTIFICATE: 'certificate',
  WORKER_POOL: 'workerPool',
  AMAZON_WEB_SERVICES_ACCOUNT: 'account',
  AZURE_ACCOUNT: 'account',
  GOOGLE_CLOUD_ACCOUNT: 'account',
  USERNAME_PASSWORD_ACCOUNT: 'account',
  GENERIC_OIDC_ACCOUNT: 'account',
} as const satisfies Record<VariableType, string>

/** An input that gives a value. */
export type ValueField = (typeof VALUE_FIELD)[VariableType]

/** All inputs that give a value. */
export const VALUE_FIELDS = ['value', 'secret', 'account', 'certificate', 'workerPool'] as const satisfies ValueField[]

/** The types of account to which a variable of a type leads. */
const ACCOUNT_TYPES: Readonly<Partial<Record<VariableType, readonly AccountType[]>>> = {
  AMAZON_WEB_SERVICES_ACCOUNT: ['AMAZON_WEB_SERVICES_ACCOUNT', 'AMAZON_WEB_SERVICES_OIDC_ACCOUNT'],
  AZURE_ACCOUNT: ['AZURE_SUBSCRIPTION', 'AZURE_SERVICE_PRINCIPAL', 'AZURE_OIDC'],
  GOOGLE_CLOUD_ACCOUNT: ['GOOGLE_CLOUD_ACCOUNT'],
  USERNAME_PASSWORD_ACCOUNT: ['USERNAME_PASSWORD'],
  GENERIC_OIDC_ACCOUNT: ['GENERIC_OIDC_ACCOUNT'],
}

/** Whether a variable of a type may lead to an account of a type. */
export function fitsAccount(type: VariableType, account: AccountType): boolean {
  return ACCOUNT_TYPES[type]?.includes(account) ?? false
}
