import { startDeadline } from '@spaceport/kit/deadline'
import { log } from '@spaceport/kit/log'
import { z } from 'zod'
import type { ZoneContext } from '../context.js'
import { step, type Agent } from '../instance/step.js'

const heldSchema = z.object({
  ...{ kind: z.enum(['ENVIRONMENT', 'TENANT', 'VARIABLE']), id: z.string(), name: z.string() },
  ...{ remoteOf: z.string(), epoch: z.number() },
})

const holdingsSchema = z.object({
  spaces: z.array(
    z.object({
      ...{ space: z.string(), placeholders: z.array(heldSchema), truncated: z.boolean() },
      states: z.array(z.object({ id: z.string(), isPlaceholder: z.boolean(), epoch: z.number() })),
    }),
  ),
})

/** A placeholder, and what it stands for. */
export type Held = z.infer<typeof heldSchema>

/** What an Instance tells of its Spaces; null: it did not answer. */
export type Holdings = z.infer<typeof holdingsSchema>['spaces'] | null

/**
 * What all Instances hold, each asked at the same time for as long as there is: the placeholders of their Spaces, and what there is of some rows, by
 * Instance. Asked by the zone itself, since a map of the fleet does not depend on what its reader may do in each Space.
 */
export async function askHoldings(
  context: ZoneContext,
  idsOf: ReadonlyMap<string, readonly string[]>,
  { placeholders, share }: { placeholders: boolean; share: number },
): Promise<Map<string, Holdings>> {
  const instances = placeholders ? [...context.membership.instances.keys()] : [...idsOf.keys()]
  const deadline = startDeadline(context.remaining() * share, context.signal)
  const agent: Agent = { ...context, caller: null, signal: deadline.signal, remaining: () => 2 * deadline.remaining() }
  const ask = async (instance: string): Promise<[string, Holdings]> => {
    try {
      const body = { ids: idsOf.get(instance) ?? [], placeholders }
      const answer = await step(agent, instance, '/internal/ownership/holdings', body)
      return [instance, holdingsSchema.parse(answer).spaces]
    } catch (error) {
      context.signal.throwIfAborted()
      log('warn', 'an Instance did not tell what it holds', { instance, error: String(error) })
      return [instance, null]
    }
  }
  try {
    return new Map(await Promise.all(instances.map(ask)))
  } finally {
    deadline.end()
  }
}
