import { getOperationAST, GraphQLError, type DocumentNode, type ExecutionResult } from 'graphql'
import { signInPath } from '../security/next-path'
import { receivedOf, type Received } from './received'
import { subscribe } from './subscribe'

/** What the explorer sends: one operation, as it was written. */
type Sent = { query: string; operationName?: string | null; variables?: unknown }

/** What the explorer knows of it besides. */
type Known = { documentAST?: DocumentNode | null }

/** How the explorer asks for the schema that it completes by; nobody wants to hear how that answer came. */
const OWN = 'IntrospectionQuery'

/**
 * What sends what was written as the person at the browser, who may do with it what they may do anywhere, and tells how answers came. A
 * subscription is followed until it is stopped. Whoever has no session any more is led to sign in and back here; the operation is kept in
 * this browser.
 */
export function sender(onReceived: (received: Received) => void) {
  return (sent: Sent, { documentAST }: Known = {}) => {
    const kind = documentAST && getOperationAST(documentAST, sent.operationName)?.operation
    if (kind === 'subscription') return subscribe((signal) => post(sent, 'text/event-stream', signal), onReceived)
    return sendOnce(sent, sent.operationName === OWN ? () => {} : onReceived)
  }
}

async function sendOnce(sent: Sent, onReceived: (received: Received) => void): Promise<ExecutionResult> {
  const began = performance.now()
  try {
    const response = await post(sent, 'application/json')
    const answer = (await response.json()) as ExecutionResult
    onReceived(receivedOf(response, began))
    return answer
  } catch {
    return { errors: [new GraphQLError('Spaceport does not answer.')] }
  }
}

async function post({ query, operationName, variables }: Sent, accept: string, signal?: AbortSignal) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { accept, 'content-type': 'application/json' },
    body: JSON.stringify({ query, operationName, variables }),
    ...(signal ? { signal } : {}),
  })
  if (response.status === 401) window.location.assign(signInPath('/api'))
  return response
}
