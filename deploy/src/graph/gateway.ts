import { createClient, type Client } from '@spaceport/client/client'
import { LaunchError } from '../local/launch-error.js'

/** Milliseconds for one request of the set-up; making a Space makes a database. */
const DEADLINE = 60_000

/** Asks the graph with an API key. */
export function keyClient(graphql: string, apiKey: string): Client {
  return createClient({ url: graphql, apiKey, deadline: DEADLINE })
}

/** Signs in by password, as the web app does, and asks the graph with that session; null if e-mail or password are wrong. */
export async function passwordClient(gateway: string, email: string, password: string): Promise<Client | null> {
  const response = await fetch(`${gateway}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  if (response.status === 401) return null
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  if (!response.ok || cookie === '') {
    throw new LaunchError(`Signing in at ${gateway} failed with status ${response.status}: ${await response.text()}`)
  }
  return createClient({
    url: `${gateway}/graphql`,
    deadline: DEADLINE,
    fetch: (input, init) => {
      const headers = new Headers(init?.headers)
      headers.set('cookie', cookie)
      return fetch(input, { ...init, headers })
    },
  })
}
