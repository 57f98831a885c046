import type { ComponentClient } from '@spaceport/kit/client'
import { directoryAway, type RequestClock } from './authenticate.js'
import type { Credential } from './credential.js'
import type { SessionCookie } from './session-cookie.js'

/** Ends the session of the request's cookie, in the directory and in the browser. Without one there is nothing to end. */
export async function signOut(
  { directory, cookie }: { directory: ComponentClient; cookie: SessionCookie },
  credential: Credential | null,
  clock: RequestClock,
): Promise<Response> {
  if (credential?.kind === 'session') await endSession(directory, credential.token, clock)
  return new Response(null, { status: 204, headers: { 'set-cookie': cookie.clear(), 'cache-control': 'no-store' } })
}

/** Ends a session in the directory; one that has ended is no error. Throws `UNAVAILABLE` if the directory does not say that it is done. */
export async function endSession(
  directory: ComponentClient,
  session: string,
  { signal, remaining, requestId }: RequestClock,
): Promise<void> {
  const call = { method: 'POST', path: '/internal/sign-out', json: { session } } as const
  try {
    const { status } = await directory.call({ ...call, signal, remaining: remaining(), requestId })
    if (status >= 300 && status !== 401) throw new Error(`the directory answered with status ${status}`)
  } catch (error) {
    if (signal.aborted) throw error
    throw directoryAway(error)
  }
}
