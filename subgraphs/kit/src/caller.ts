import { z } from 'zod'

/** What an API key takes away from its owner's rights. */
export const capSchema = z.object({
  /** The only Spaces the key may enter; null: all that its owner may enter. */
  spaces: z.array(z.string()).nullable(),
  /** Whether the key may change nothing. */
  readOnly: z.boolean(),
})

export const callerSchema = z.object({
  /** `Users-1` */
  subject: z.string(),
  name: z.string(),
  /** `Groups-1`, ... */
  groups: z.array(z.string()),
  /** Whether the subject runs the fleet. It gives no right inside any Space. */
  administrator: z.boolean(),
  cap: capSchema.nullable(),
})

/** Who asks: as the gateway authenticated them, carried to every subgraph by the assertion. */
export type Caller = z.infer<typeof callerSchema>

/** Whether the caller runs the fleet. An API key that is limited to some Spaces does not, whoever owns it. */
export function runsFleet(caller: Caller): boolean {
  return caller.administrator && !caller.cap?.spaces
}
