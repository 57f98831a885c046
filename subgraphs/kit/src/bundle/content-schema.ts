import { z } from 'zod'
import { digest, instant } from './shapes.js'

const text = z.string()
const optional = text.nullable()
const texts = z.array(text)
const secret = z.int().min(0).nullable()
const properties = text.refine(isObject)

/** What the value of a variable can be. */
export const variableType = z.enum([
  'STRING',
  'SENSITIVE',
  'CERTIFICATE',
  'WORKER_POOL',
  'AMAZON_WEB_SERVICES_ACCOUNT',
  'AZURE_ACCOUNT',
  'GOOGLE_CLOUD_ACCOUNT',
  'USERNAME_PASSWORD_ACCOUNT',
  'GENERIC_OIDC_ACCOUNT',
])

const scope = z.strictObject({ environments: texts, roles: texts, steps: texts, channels: texts, tenantTags: texts })

const variable = z
  .strictObject({
    name: text,
    description: optional,
    type: variableType,
    value: optional,
    secret,
    account: optional,
    certificate: optional,
    workerPool: optional,
    librarySet: optional,
    prompt: z.strictObject({ label: optional, helpText: optional, isRequired: z.boolean() }).nullable(),
    scope,
  })
  // Sensitive text never stands in the open.
  .refine(({ type, value, secret: place }) => value === null || (type !== 'SENSITIVE' && place === null), {
    path: ['value'],
  })

const action = z.strictObject({
  name: text,
  actionType: text,
  isDisabled: z.boolean(),
  isRequired: z.boolean(),
  notes: optional,
  environments: texts,
  excludedEnvironments: texts,
  channels: texts,
  tenantTags: texts,
  accounts: texts,
  certificates: texts,
  workerPool: optional,
  stepTemplate: z.strictObject({ name: text, communityId: optional, version: z.int() }).nullable(),
  properties,
  packages: z.array(z.strictObject({ name: text, packageId: text, feed: optional })),
})

const step = z.strictObject({
  name: text,
  condition: z.enum(['SUCCESS', 'FAILURE', 'ALWAYS', 'VARIABLE']),
  conditionExpression: optional,
  startTrigger: z.enum(['START_AFTER_PREVIOUS', 'START_WITH_PREVIOUS']),
  targetRoles: texts,
  maxParallelism: z.int().min(1).nullable(),
  properties,
  actions: z.array(action),
})

const template = z
  .strictObject({
    name: text,
    label: optional,
    helpText: optional,
    controlType: z.enum(['SINGLE_LINE_TEXT', 'MULTI_LINE_TEXT', 'SELECT', 'CHECKBOX', 'SENSITIVE']),
    options: optional,
    scope: z.enum(['TENANT', 'ENVIRONMENT', 'TENANT_AND_ENVIRONMENT']),
    isRequired: z.boolean(),
    defaultValue: optional,
    defaultSecret: secret,
  })
  .refine(
    ({ controlType, defaultValue, defaultSecret }) =>
      defaultValue === null || (controlType !== 'SENSITIVE' && defaultSecret === null),
    { path: ['defaultValue'] },
  )

const releasePackage = z.strictObject({
  action: text,
  name: text,
  packageId: text,
  version: text,
  feed: optional,
  sha256: digest.nullable(),
  size: z.int().min(0).nullable(),
})

const build = z.strictObject({
  packageId: text,
  version: text,
  branch: optional,
  commit: optional,
  url: optional,
  builtAt: instant.nullable(),
})

/** The form of a `PortableRelease`: these keys and no others. */
export const releaseSchema = z.strictObject({
  release: z.strictObject({ version: text, notes: optional, createdAt: instant, origin: text, originSpace: text }),
  project: z.strictObject({
    name: text,
    slug: text,
    description: optional,
    tenantedMode: z.enum(['UNTENANTED', 'TENANTED_OR_UNTENANTED', 'TENANTED']),
  }),
  process: z.strictObject({ steps: z.array(step) }).nullable(),
  variables: z.array(variable),
  needed: texts,
  templates: z.array(template),
  packages: z.array(releasePackage),
  builds: z.array(build),
  authors: texts,
})

function isObject(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
