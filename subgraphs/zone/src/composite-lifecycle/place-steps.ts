import { identityIn } from '@spaceport/kit/bundle/identity'
import { startDeadline } from '@spaceport/kit/deadline'
import { SpaceportError } from '@spaceport/kit/errors'
import { refuse } from '@spaceport/kit/write/outcome'
import { z } from 'zod'
import type { ZoneContext } from '../context.js'
import { notFound } from '../graph/ids.js'
import type { ReadStep } from './read-steps.js'

/** Milliseconds that an Instance gets at most, and never more than half of what the request has: what follows needs time too. */
const LONGEST_CALL = 5_000

const identitiesSchema = z.object({
  spaces: z.array(
    z.object({ space: z.string(), identity: z.unknown().transform((one) => (one === null ? null : identityIn(one))) }),
  ),
})

/** A step as it is kept: its Space by the root of its keys, and by its id where it lies in this fleet. */
export type PlacedStep = Omit<ReadStep, 'where'> & { space: string | null; spaceName: string; root: string }

/**
 * Finds the roots of the Spaces of this fleet that steps name, by asking their Instances, each once. Throws `NOT_FOUND` for an unknown Space,
 * `INVALID_STATE` for one without keys, `INSTANCE_UNAVAILABLE` where an Instance does not answer.
 */
export async function placeSteps(steps: readonly ReadStep[], context: ZoneContext): Promise<PlacedStep[]> {
  const { membership } = context
  const instances = new Set<string>()
  for (const { where, position } of steps) {
    if (!('space' in where)) continue
    const instance = membership.instanceOf(where.space)
    if (!instance) throw notFound('Space', ...pathOf(position))
    instances.add(instance.id)
  }
  const asked = await Promise.all([...instances].map((instance) => askRoots(instance, context)))
  const roots = new Map(asked.flat())
  return steps.map(({ where, ...step }) => {
    if (!('space' in where)) return { ...step, space: null, ...where }
    const spaceName = membership.spaces.get(where.space)?.name ?? where.space
    const root = roots.get(where.space)
    if (root === undefined) {
      const message = `${spaceName} has no keys yet, by which other Spaces could know it.`
      throw refuse('INVALID_STATE', message, ...pathOf(step.position))
    }
    return { ...step, space: where.space, spaceName, root }
  })
}

/** The roots of the Spaces of an Instance that have keys, by the Spaces' ids. */
async function askRoots(instance: string, context: ZoneContext): Promise<[string, string][]> {
  const { membership, instances, requestId, signal, remaining } = context
  const member = membership.instances.get(instance)
  const deadline = startDeadline(Math.min(remaining() / 2, LONGEST_CALL), signal)
  try {
    if (!member) return []
    const answer = await instances.to(member).ask({
      method: 'POST',
      path: '/internal/identities',
      json: {},
      requestId,
      remaining: deadline.remaining(),
      signal: deadline.signal,
    })
    const { spaces } = identitiesSchema.parse(answer)
    return spaces.flatMap(({ space, identity }): [string, string][] =>
      identity && membership.spaces.get(space)?.instance === instance ? [[space, identity.root]] : [],
    )
  } catch {
    signal.throwIfAborted()
    const reason = deadline.signal.aborted ? 'TIMEOUT' : 'UNREACHABLE'
    throw new SpaceportError('INSTANCE_UNAVAILABLE', `${instance} did not answer.`, { instance, reason, retry: true })
  } finally {
    deadline.end()
  }
}

function pathOf(position: number): string[] {
  return ['input', 'steps', String(position - 1), 'space']
}
