import type { Caller } from '@spaceport/kit/caller'
import { startDeadline } from '@spaceport/kit/deadline'
import { SpaceportError, type ErrorCode } from '@spaceport/kit/errors'
import type { Zones } from '../context.js'

/** Who takes steps at Instances: a request, on its caller's behalf, or the zone itself. */
export type Agent = Pick<Zones, 'db' | 'membership' | 'instances'> & {
  caller: Caller | null
  requestId: string
  signal: AbortSignal
  remaining(): number
}

/** Milliseconds that an Instance gets at most for one step, and never more than half of what there is: what follows needs time too. */
const LONGEST_STEP = 5_000

/** The codes by which an Instance says that it does not do something, and that nothing has happened there. */
const REFUSALS: ReadonlySet<ErrorCode> = new Set([
  'NOT_FOUND',
  'BAD_ID',
  'BAD_INPUT',
  'CONFLICT',
  'FORBIDDEN',
  'INVALID_STATE',
  'NOT_OWNER',
  'VERSION_CONFLICT',
  'BUNDLE_TAMPERED',
  'BUNDLE_MALFORMED',
])

/** Why an Instance gave no answer to a step, and whether the step may have had an effect there. */
export class NoAnswer extends SpaceportError {
  constructor(
    instance: string,
    /** False: it cannot have had any. */
    readonly mayHaveHappened: boolean,
  ) {
    super('INSTANCE_UNAVAILABLE', `${instance} did not answer.`, { instance, retry: true })
  }
}

/**
 * Asks an Instance for one step: the answer, or throws its refusal (then nothing has happened), or `NoAnswer`. `path` is of the Instance, such as
 * `/internal/ownership/seal`.
 */
export async function step(agent: Agent, instance: string, path: string, json: object): Promise<unknown> {
  const member = agent.membership.instances.get(instance)
  if (!member) throw new NoAnswer(instance, false)
  const { caller, requestId } = agent
  const deadline = startDeadline(Math.min(agent.remaining() / 2, LONGEST_STEP), agent.signal)
  const { signal } = deadline
  try {
    const call = { method: 'POST', path, json, caller, requestId, remaining: deadline.remaining(), signal } as const
    return await agent.instances.to(member).ask(call)
  } catch (error) {
    agent.signal.throwIfAborted()
    if (error instanceof SpaceportError && REFUSALS.has(error.code)) throw error
    throw new NoAnswer(instance, !isUnsent(error))
  } finally {
    deadline.end()
  }
}

/** Whether the connection itself failed, so that the request cannot have arrived. */
function isUnsent(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return ['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'].includes(code)
}
