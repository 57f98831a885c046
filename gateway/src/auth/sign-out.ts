import type { ComponentClient } from '@spaceport/kit/client'
import { directoryAway, type RequestClock } from './authenticate.js'
import type { Credential } from './credential.js'
import type { SessionCookie } from './session-cookie.js'

/** Ends the session of the request's cookie, in the directory and in the browser. Without one there is nothing to end. */
export async function signOut(
  { directory, cookie }: { directory: ComponentClient; cookie: SessionCookie },
  credential: Credential | null,
  { signal, remaining, requestId }: RequestClock,
): Promise<Response> {
  if (credential?.kind === 'session') {
    const json = { session: credential.token }
    const call = {
      method: 'POST',
      path: '/internal/sign-out',
      json,
      signal,
      remaining: remaining(),
      requestId,
    } as const
    try {
      const { status } = await directory.call(call)
      if (status >= 300 && status !== 401) throw new Error(`the directory answered with status ${status}`)
    } catch (error) {
      if (signal.aborted) throw error
      throw directoryAway(error)
    }
  }
  return new Response(null, { status: 204, headers: { 'set-cookie': cookie.clear(), 'cache-control': 'no-store' } })
}
