import { z } from 'zod'
import { carriedSchema } from './carried.js'

const thing = z.object({ id: z.string(), name: z.string(), description: z.string().nullable() })

/** What of a project goes to another Space, as its home tells it: names and home ids. */
export const portionSchema = z.object({
  project: thing.extend({ tenantedMode: z.enum(['UNTENANTED', 'TENANTED_OR_UNTENANTED', 'TENANTED']) }),
  /** In the order of the lifecycle. */
  environments: z.array(thing),
  /** With the home ids of the environments for which the project is deployed for it; none: for all. */
  tenants: z.array(thing.extend({ environments: z.array(z.string()) })),
  variables: z.array(
    thing.extend({
      type: carriedSchema.shape.type,
      environments: z.array(z.string()),
      roles: z.array(z.string()),
      leadsTo: z.string().nullable(),
    }),
  ),
})

/** What of a project goes to another Space. */
export type Portion = z.infer<typeof portionSchema>

/** A value that cannot go along, and why. */
export type Crossing = { id: string; name: string; scope: string[]; why: string }
