import { z } from 'zod'

/**
 * What of a variable goes from one Space to another. The text of a sensitive one is sealed to the Space that takes it; what a value leads to
 * goes by its name, since numbers mean nothing elsewhere.
 */
export const carriedSchema = z.object({
  name: z.string(),
  description: z.string().nullable(),
  type: z.enum([
    'STRING',
    'SENSITIVE',
    'CERTIFICATE',
    'WORKER_POOL',
    'AMAZON_WEB_SERVICES_ACCOUNT',
    'AZURE_ACCOUNT',
    'GOOGLE_CLOUD_ACCOUNT',
    'USERNAME_PASSWORD_ACCOUNT',
    'GENERIC_OIDC_ACCOUNT',
  ]),
  value: z.string().nullable(),
  /** A JWE, readable with the keys of the Space that takes it; null for none. */
  sealed: z.string().nullable(),
  /** The name of the account, certificate or worker pool that is its value. */
  leadsTo: z.string().nullable(),
  isPrompted: z.boolean(),
  promptLabel: z.string().nullable(),
  promptHelp: z.string().nullable(),
  isPromptRequired: z.boolean(),
})

/** A variable on its way. */
export type Carried = z.infer<typeof carriedSchema>
