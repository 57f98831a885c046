import { ComponentClient } from '@spaceport/kit/client'
import { startDeadline } from '@spaceport/kit/deadline'
import { SpaceportError, type ErrorCode } from '@spaceport/kit/errors'
import { log } from '@spaceport/kit/log'
import type { z } from 'zod'
import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'

/** Milliseconds that an Instance gets at most, and never more than most of what the request has: what follows needs time too. */
const LONGEST_CALL = 10_000
const SHARE = 0.8

/** The columns of an Instance that a call to it takes. */
export const CALLED = { id: true, url: true, publicKey: true, nextPublicKey: true } as const

export type Called = { id: number; url: string; publicKey: string; nextPublicKey: string | null }

/** What an Instance may say to a caller; whatever else it says means that it did not answer. */
const PASSED: ReadonlySet<ErrorCode> = new Set(['FORBIDDEN', 'NOT_FOUND', 'BAD_ID'])

/**
 * Asks an Instance on the caller's behalf. What it refuses is thrown as it is; what it does not answer, or not in the expected shape, is
 * `INSTANCE_UNAVAILABLE`, or `DEADLINE_EXCEEDED` if it was too slow. Ends when the caller waits no longer.
 */
export async function askInstance<T>(
  { signer, instanceAddresses: addresses, caller, signal, remaining, requestId }: DirectoryContext,
  { id, url, publicKey, nextPublicKey }: Called,
  question: { path: string; json: object },
  answer: z.ZodType<T>,
): Promise<T> {
  const peer = { name: directoryId('Instances', id), url, publicKey, nextPublicKey, addresses }
  const deadline = startDeadline(Math.min(remaining() * SHARE, LONGEST_CALL), signal)
  try {
    const json = await new ComponentClient(signer, peer).ask({
      method: 'POST',
      ...question,
      caller,
      signal: deadline.signal,
      remaining: deadline.remaining(),
      requestId,
    })
    return answer.parse(json)
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof SpaceportError && PASSED.has(error.code)) throw error
    log('warn', 'an Instance did not answer a question of rights', {
      instance: peer.name,
      error: String(error),
      requestId,
    })
    if (deadline.signal.aborted) throw new SpaceportError('DEADLINE_EXCEEDED', 'The Instance did not answer in time.')
    throw new SpaceportError('INSTANCE_UNAVAILABLE', 'The Instance did not answer.')
  } finally {
    deadline.end()
  }
}
