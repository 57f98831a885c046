import type { AccountType } from '@spaceport/database/space'
import { refuse } from '@spaceport/kit/write/outcome'
import { z } from 'zod'
import { readLine } from '../build-information/text.js'
import { address, line, readDetails } from './read-details.js'

/** The inputs that hold the secrets of accounts. */
export const SECRET_FIELDS = ['password', 'privateKey', 'token', 'secretKey', 'jsonKey', 'certificate'] as const

/** An input that holds the secret of an account. */
export type SecretField = (typeof SECRET_FIELDS)[number]

type Rule = {
  /** Whether it has a user name, and must have. */
  username: 'required' | 'none'
  /** The input that holds its secret, which it must have; null: it has none. */
  secret: SecretField | null
  /** What it needs to know besides. */
  details: z.ZodType
}

const NOTHING = z.strictObject({})

const azureCloud = {
  azureEnvironment: z.enum(['AzureCloud', 'AzureChinaCloud', 'AzureGermanCloud', 'AzureUSGovernment']).optional(),
  resourceManagementEndpointBaseUri: address.optional(),
  activeDirectoryEndpointBaseUri: address.optional(),
}

const azurePrincipal = { subscriptionNumber: z.guid(), tenantId: z.guid(), clientId: z.guid(), ...azureCloud }

const subjectKeys = z
  .array(z.enum(['space', 'environment', 'project', 'tenant', 'runbook', 'account', 'type']))
  .max(10)
  .optional()

/** By what whoever trusts OpenID Connect knows a deployment, a health check and a test of the account. */
const openId = {
  audience: line.optional(),
  deploymentSubjectKeys: subjectKeys,
  healthCheckSubjectKeys: subjectKeys,
  accountTestSubjectKeys: subjectKeys,
}

const RULES: Readonly<Record<AccountType, Rule>> = {
  USERNAME_PASSWORD: { username: 'required', secret: 'password', details: NOTHING },
  SSH_KEY_PAIR: { username: 'required', secret: 'privateKey', details: NOTHING },
  TOKEN: { username: 'none', secret: 'token', details: NOTHING },
  AZURE_SUBSCRIPTION: {
    username: 'none',
    secret: 'certificate',
    details: z.strictObject({ subscriptionNumber: z.guid(), certificateThumbprint: line.optional(), ...azureCloud }),
  },
  AZURE_SERVICE_PRINCIPAL: { username: 'none', secret: 'password', details: z.strictObject(azurePrincipal) },
  AZURE_OIDC: { username: 'none', secret: null, details: z.strictObject({ ...azurePrincipal, ...openId }) },
  AMAZON_WEB_SERVICES_ACCOUNT: {
    username: 'none',
    secret: 'secretKey',
    details: z.strictObject({ accessKey: line, region: line.optional() }),
  },
  AMAZON_WEB_SERVICES_OIDC_ACCOUNT: {
    username: 'none',
    secret: null,
    details: z.strictObject({
      roleArn: line,
      sessionDuration: z.int().min(900).max(43_200).optional(),
      region: line.optional(),
      ...openId,
    }),
  },
  GOOGLE_CLOUD_ACCOUNT: { username: 'none', secret: 'jsonKey', details: NOTHING },
  GENERIC_OIDC_ACCOUNT: { username: 'none', secret: null, details: z.strictObject(openId) },
}

/** The input that holds the secret of an account of a type; null where it has none. */
export function secretFieldOf(type: AccountType): SecretField | null {
  return RULES[type].secret
}

/** The user name of an account of a type; null where the type has none. Throws `BAD_INPUT`. */
export function readUsername(type: AccountType, username: string | null | undefined): string | null {
  const path = ['input', 'username']
  const text = readLine(username, path)
  if (RULES[type].username === 'required' && text === null) {
    throw refuse('BAD_INPUT', `An account of the type ${type} has a user name.`, ...path)
  }
  if (RULES[type].username === 'none' && text !== null) {
    throw refuse('BAD_INPUT', `An account of the type ${type} has no user name.`, ...path)
  }
  return text
}

/** What an account of a type needs to know besides, as JSON text. Throws `BAD_INPUT`. */
export function readAccountDetails(type: AccountType, details: unknown): string {
  return readDetails(RULES[type].details, details, 'input', 'details')
}
