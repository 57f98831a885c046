import { startDeadline } from '@spaceport/kit/deadline'
import type { ErrorCode } from '@spaceport/kit/errors'
import { spaceOf } from '@spaceport/kit/ids'
import { journeysSchema, type JourneyBy, type JourneyRelease, type SpaceJourneys } from '@spaceport/kit/journey/facts'
import { log } from '@spaceport/kit/log'
import type { ZoneContext } from '../context.js'

/** What one Space says; `releases` null: it did not answer, and why. */
export type Told = Omit<SpaceJourneys, 'reason' | 'releases'> &
  ({ releases: JourneyRelease[]; reason: null } | { releases: null; reason: ErrorCode })

/**
 * Asks an Instance, on the caller's behalf, what Spaces of it know. What it says of other Spaces, or leaves out, counts as no answer. Rejects only if
 * the caller waits no longer. `limit`: milliseconds.
 */
export async function askInstance(
  context: ZoneContext,
  instance: string,
  spaces: readonly string[],
  by: JourneyBy,
  limit: number,
): Promise<Told[]> {
  const { membership, instances, caller, requestId, signal } = context
  const member = membership.instances.get(instance)
  const deadline = startDeadline(limit, signal)
  try {
    if (!member) return spaces.map((space) => silent(space, 'SPACE_UNAVAILABLE'))
    const answer = await instances.to(member).ask({
      method: 'POST',
      path: '/internal/journeys',
      json: { spaces, by },
      caller,
      requestId,
      remaining: deadline.remaining(),
      signal: deadline.signal,
    })
    const bySpace = new Map(journeysSchema.parse(answer).spaces.map((one) => [one.space, one]))
    return spaces.map((space) => {
      const one = bySpace.get(space)
      if (!one?.releases?.every((release) => isOf(space, release))) return silent(space, 'SPACE_UNAVAILABLE')
      return { ...one, releases: one.releases, reason: null }
    })
  } catch (error) {
    signal.throwIfAborted()
    log('warn', 'an Instance did not answer a question of journeys', { instance, error: String(error), requestId })
    const reason = deadline.signal.aborted ? 'SPACE_TIMEOUT' : 'SPACE_UNAVAILABLE'
    return spaces.map((space) => silent(space, reason))
  } finally {
    deadline.end()
  }
}

/** Whether all that a Space says of a release is about itself. */
function isOf(space: string, { id, events }: JourneyRelease): boolean {
  return [id, ...events.map((event) => event.id)].every((one) => one === null || spaceOf(one) === space)
}

function silent(space: string, reason: ErrorCode): Told {
  return { space, root: null, releases: null, reason, truncated: false }
}
