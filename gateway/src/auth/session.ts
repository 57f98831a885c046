import type { ComponentClient } from '@spaceport/kit/client'
import { log } from '@spaceport/kit/log'
import { z } from 'zod'
import type { RequestClock } from './authenticate.js'
import type { Credential } from './credential.js'
import type { SessionCookie } from './session-cookie.js'
import { endSession } from './sign-out.js'

/** A session as the directory opens it, by whatever way somebody came in. */
export const openedSchema = z.object({
  token: z.string(),
  expiresAt: z.iso.datetime(),
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
})

export type Opened = z.infer<typeof openedSchema>

/** What every way in works with. */
export type Door = { directory: ComponentClient; cookie: SessionCookie }

/** What a request says of the browser that sent it. */
export type Visitor = RequestClock & {
  /** What it came with: a session of its own is ended when it gets another. */
  credential: Credential | null
  userAgent: string | undefined
}

/** The longest user agent that is told to the directory, in UTF-16 units. */
const LONGEST_USER_AGENT = 500

/** What the directory is told of a browser that wants in. */
export function describeVisitor({ userAgent, address }: Visitor): { userAgent?: string; address: string } {
  return { ...(userAgent ? { userAgent: userAgent.slice(0, LONGEST_USER_AGENT) } : {}), address }
}

/**
 * Gives a browser the session that was opened for it, and ends the one that it had: nobody who knew that one, or put it
 * there, is signed in with it.
 */
export async function giveSession(
  { directory, cookie }: Door,
  { token, expiresAt }: Opened,
  visitor: Visitor,
): Promise<string> {
  const { credential } = visitor
  if (credential?.kind === 'session' && credential.token !== token) {
    await endSession(directory, credential.token, visitor).catch((error: unknown) => {
      log('warn', 'the session before a sign-in was not ended', { reason: String(error) })
    })
  }
  return cookie.set(token, new Date(expiresAt))
}
