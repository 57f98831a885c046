import { z } from 'zod'
import { DIMENSIONS } from './permission.js'

/** Something that a role is limited to, by its id, and by its name at the time. */
const thingSchema = z.object({ id: z.string(), name: z.string() })

/** What a role is limited to in one dimension. */
const limitationSchema = z.object({
  dimension: z.enum(DIMENSIONS),
  /** Those that the asker may see. */
  things: z.array(thingSchema),
  /** Whether there are others, which the asker may not see or which are gone. */
  others: z.boolean(),
})

const chainSchema = z.object({
  /** Whose membership it is: the user's own (`Users-1`) or that of a group of theirs (`Groups-2`). */
  member: z.string(),
  team: thingSchema,
  role: thingSchema,
  /** Empty: everywhere in the Space. */
  scope: z.array(limitationSchema),
  verdict: z.enum(['GRANTS', 'LACKS_PERMISSION', 'OUT_OF_SCOPE']),
  /** The limits that the entity does not meet; for `OUT_OF_SCOPE`. */
  failed: z.array(z.enum(['project', 'environment', 'tenant'])),
})

/** One way by which somebody could have a right in a Space: member -> team -> role -> scope, and what becomes of it. */
export type Chain = z.infer<typeof chainSchema>

/** What a role is limited to in one dimension, as far as the asker may see it. */
export type Limitation = z.infer<typeof limitationSchema>

/** What a Space answers to `POST /internal/rights/explain`. */
export const explainedSchema = z.object({ allowed: z.boolean(), chains: z.array(chainSchema) })

/** What one Space says of who can do something in it. */
const holdersSchema = z.object({
  space: z.string(),
  /** The chains that grant it; null: the Space did not answer, or does not answer this asker. */
  chains: z.array(chainSchema).nullable(),
  /** Why there are none: an error code. */
  reason: z.string().nullable(),
  /** Whether there are more chains than the Space tells. */
  truncated: z.boolean(),
})

export type Holders = z.infer<typeof holdersSchema>

/** What an Instance answers to `POST /internal/rights/who-can`. */
export const whoCanSchema = z.object({ spaces: z.array(holdersSchema) })
