import { readAnswer, UNAVAILABLE, type AnswerBody, type GatewayAnswer } from '../graph/answer'
import { requestHeaders } from './relay-headers'
import { gatewayUrl } from './url'

/**
 * How long a page waits for the fleet, in milliseconds; the gateway hears it as the caller's deadline. A Space that hangs
 * costs every view this much until its Instance is left alone, so it is short; what is missing by then is named.
 */
const DEADLINE = 5_000
const GRACE = 2_000

/** Sends one operation to the gateway with the session of `caller`, within the deadline of a page view. */
export async function postGraphQL<Data>(
  query: string,
  variables: unknown,
  caller: Headers,
): Promise<GatewayAnswer<Data>> {
  const headers = requestHeaders(caller)
  headers.delete('spaceport-completeness')
  headers.set('accept', 'application/json')
  headers.set('content-type', 'application/json')
  headers.set('spaceport-deadline', String(DEADLINE))
  try {
    const response = await fetch(gatewayUrl('/graphql'), {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
      cache: 'no-store',
      signal: AbortSignal.timeout(DEADLINE + GRACE),
    })
    const requestId = response.headers.get('spaceport-request-id')
    return readAnswer(response.status, (await response.json()) as AnswerBody<Data>, requestId)
  } catch {
    return UNAVAILABLE
  }
}
