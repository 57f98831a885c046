import type { ComponentClient } from '@spaceport/kit/client'
import { isErrorCode, SpaceportError, type ErrorCode } from '@spaceport/kit/errors'
import { z } from 'zod'
import { directoryAway, type RequestClock } from './authenticate.js'

/** What the directory refuses whoever comes to its door with, in words that are meant for them. */
const PASSED_ON: ReadonlySet<ErrorCode> = new Set([
  'BAD_CREDENTIALS',
  'BAD_ID',
  'BAD_INPUT',
  'BAD_TOKEN',
  'CONFLICT',
  'FORBIDDEN',
  'INVALID_STATE',
  'NOT_FOUND',
  'OVERLOADED',
  'RATE_LIMITED',
  'SIGN_IN_FAILED',
  'UNAVAILABLE',
  'WEAK_PASSWORD',
])

const refusalSchema = z.object({
  errors: z.tuple(
    [z.object({ message: z.string(), extensions: z.object({ code: z.string(), retryAfter: z.number().optional() }) })],
    z.unknown(),
  ),
})

/** Asks the directory on behalf of nobody yet. Throws what it refuses with, or `UNAVAILABLE` if it gives no usable answer. */
export async function askDirectory<T>(
  directory: ComponentClient,
  call: { method: 'GET' | 'POST'; path: string; json?: object },
  schema: z.ZodType<T>,
  { signal, remaining, requestId }: RequestClock,
): Promise<T> {
  try {
    const { status, json } = await directory.call({ ...call, signal, remaining: remaining(), requestId })
    if (status < 200 || status >= 300)
      throw refusalOf(json) ?? new Error(`the directory answered with status ${status}`)
    return schema.parse(json)
  } catch (error) {
    if (error instanceof SpaceportError || signal.aborted) throw error
    throw directoryAway(error)
  }
}

function refusalOf(json: unknown): SpaceportError | null {
  const parsed = refusalSchema.safeParse(json)
  if (!parsed.success) return null
  const [{ message, extensions }] = parsed.data.errors
  const { code, retryAfter } = extensions
  if (!isErrorCode(code) || !PASSED_ON.has(code)) return null
  return new SpaceportError(code, message, retryAfter === undefined ? {} : { retryAfter })
}
