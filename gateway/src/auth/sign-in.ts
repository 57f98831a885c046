import type { ComponentClient } from '@spaceport/kit/client'
import { SpaceportError } from '@spaceport/kit/errors'
import { z } from 'zod'
import { directoryAway, type RequestClock } from './authenticate.js'
import type { SessionCookie } from './session-cookie.js'

const bodySchema = z.object({ email: z.string().min(1).max(320), password: z.string().min(1).max(1_024) })

const answerSchema = z.object({
  token: z.string(),
  expiresAt: z.iso.datetime(),
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
})

/** Signs a person in by e-mail and password: answers with who it is, and sets the session cookie. */
export async function signIn(
  { directory, cookie }: { directory: ComponentClient; cookie: SessionCookie },
  body: unknown,
  userAgent: string | undefined,
  clock: RequestClock,
): Promise<Response> {
  const credentials = bodySchema.safeParse(body)
  if (!credentials.success) throw new SpaceportError('BAD_INPUT', 'Send { "email", "password" }, both texts.')
  const json = { ...credentials.data, ...(userAgent ? { userAgent: userAgent.slice(0, 500) } : {}) }
  const { token, expiresAt, user } = await ask(directory, json, clock)
  const headers = { 'set-cookie': cookie.set(token, new Date(expiresAt)), 'cache-control': 'no-store' }
  return Response.json({ user }, { headers })
}

async function ask(directory: ComponentClient, json: object, { signal, remaining, requestId }: RequestClock) {
  try {
    const answer = await directory.call({
      method: 'POST',
      path: '/internal/sign-in',
      json,
      signal,
      remaining: remaining(),
      requestId,
    })
    if (answer.status === 401) throw new SpaceportError('BAD_CREDENTIALS', 'The e-mail or the password is wrong.')
    if (answer.status === 503) throw new SpaceportError('OVERLOADED', 'Too many people sign in right now. Try again.')
    if (answer.status !== 200) throw new Error(`the directory answered with status ${answer.status}`)
    return answerSchema.parse(answer.json)
  } catch (error) {
    if (error instanceof SpaceportError || signal.aborted) throw error
    throw directoryAway(error)
  }
}
