import { GraphQLError, type ExecutionResult } from 'graphql'
import { signInPath } from '../security/next-path'

/** What the explorer sends: one operation, as it was written. */
type Sent = { query: string; operationName?: string | null; variables?: unknown }

/**
 * Sends what was written as the person at the browser, who may do with it what they may do anywhere. Whoever has no session any more
 * is led to sign in and back here; the operation is kept in this browser.
 */
export async function send({ query, operationName, variables }: Sent): Promise<ExecutionResult> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ query, operationName, variables }),
    })
    if (response.status === 401) window.location.assign(signInPath('/api'))
    return (await response.json()) as ExecutionResult
  } catch {
    return { errors: [new GraphQLError('Spaceport does not answer.')] }
  }
}
