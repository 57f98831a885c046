import { z } from 'zod'

const thing = z.looseObject({ id: z.string() })

/** What of a project goes to another Space, as far as the zone looks at it: the rest it carries as it is. */
export const portionSchema = z.looseObject({
  project: thing.extend({ name: z.string() }),
  environments: z.array(thing),
  tenants: z.array(thing),
  variables: z.array(thing),
})

type Portion = z.infer<typeof portionSchema>

/** What would go to another Space, and what keeps it, as its home tells it. */
export const planSchema = z.object({
  portion: portionSchema,
  crossing: z.array(z.object({ id: z.string(), name: z.string(), scope: z.array(z.string()), why: z.string() })),
  running: z.array(z.string()),
})

/** What would go to another Space, and what keeps it. */
export type Plan = z.infer<typeof planSchema>

/** What the Space that takes a part has made for it. */
export const takenSchema = z.object({ project: z.string(), ids: z.record(z.string(), z.string()) })

/** What moves, in order: first what variables hold for. */
export const movesSchema = z.array(
  z.object({ kind: z.enum(['ENVIRONMENT', 'TENANT', 'VARIABLE']), subject: z.string(), to: z.string() }),
)

/** One thing that moves with a split. */
export type Move = z.infer<typeof movesSchema>[number]

/** The home ids of all that moves. */
export function movingIn({ environments, tenants, variables }: Portion): string[] {
  return [...environments, ...tenants, ...variables].map(({ id }) => id)
}

/** The moves of a portion, now that everything has a place. */
export function movesOf(portion: Portion, ids: Readonly<Record<string, string>>): Move[] {
  const kinds = [
    ['ENVIRONMENT', portion.environments],
    ['TENANT', portion.tenants],
    ['VARIABLE', portion.variables],
  ] as const
  return kinds.flatMap(([kind, things]) =>
    things.flatMap(({ id }) => {
      const to = ids[id]
      return to === undefined ? [] : [{ kind, subject: id, to }]
    }),
  )
}
