import { variableType } from '@spaceport/kit/bundle/content-schema'
import { z } from 'zod'

/**
 * What of a variable goes from one Space to another. The text of a sensitive one is sealed to the Space that takes it; what a value leads to
 * goes by its name, since numbers mean nothing elsewhere.
 */
export const carriedSchema = z.object({
  name: z.string(),
  description: z.string().nullable(),
  type: variableType,
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
