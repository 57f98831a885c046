import { startDeadline } from '@spaceport/kit/deadline'
import { SpaceportError } from '@spaceport/kit/errors'
import { spaceOf } from '@spaceport/kit/ids'
import type { InstanceMember } from '@spaceport/kit/membership'
import { z } from 'zod'
import { seesEntity } from '../access/visible.js'
import type { ZoneContext } from '../context.js'

/** Milliseconds that the Instance gets at most, and never more than half of what the request has. */
const LONGEST_CALL = 5_000

const answerSchema = z.object({ allowed: z.boolean() })

/**
 * Throws `FORBIDDEN` unless the caller may promote the release of a bundle: its Space decides, asked on the caller's behalf.
 * Throws `INSTANCE_UNAVAILABLE` where it does not answer.
 */
export async function requirePromote(context: ZoneContext, outgoing: string): Promise<void> {
  const member = seesEntity(context, outgoing) ? context.membership.instanceOf(spaceOf(outgoing) ?? '') : undefined
  if (member && (await mayPromote(context, member, outgoing))) return
  throw new SpaceportError('FORBIDDEN', 'This takes the right to promote the release in the Space that it comes from.')
}

async function mayPromote(context: ZoneContext, member: InstanceMember, bundle: string): Promise<boolean> {
  const { caller, requestId } = context
  const deadline = startDeadline(Math.min(context.remaining() / 2, LONGEST_CALL), context.signal)
  const limits = { remaining: deadline.remaining(), signal: deadline.signal }
  try {
    const path = '/internal/outbox-right'
    const client = context.instances.to(member)
    const answer = await client.ask({ method: 'POST', path, json: { bundle }, caller, requestId, ...limits })
    return answerSchema.parse(answer).allowed
  } catch (error) {
    context.signal.throwIfAborted()
    // It does not exist for the caller.
    if (error instanceof SpaceportError && error.code === 'NOT_FOUND') return false
    const { id: instance } = member
    throw new SpaceportError('INSTANCE_UNAVAILABLE', `${instance} did not answer.`, { instance, retry: true })
  } finally {
    deadline.end()
  }
}
