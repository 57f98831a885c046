import { requestHeaders } from './relay-headers'
import { gatewayUrl } from './url'

/**
 * How long a page waits for the fleet, in milliseconds; the gateway hears it as the caller's deadline. A Space that hangs
 * costs every view this much until its Instance is left alone, so it is short; what is missing by then is named.
 */
const DEADLINE = 5_000
const GRACE = 2_000

/** One entry of a GraphQL answer's `errors`. */
export type GraphError = { message: string; path?: readonly (string | number)[]; extensions?: { code?: string } }

/** What a page can learn from the gateway. */
export type GatewayAnswer<Data> =
  | { kind: 'answer'; data: Data; errors: readonly GraphError[] }
  | { kind: 'signed-out' }
  | { kind: 'refused'; code: string; message: string }

const UNAVAILABLE = { kind: 'refused', code: 'UNAVAILABLE', message: 'The gateway does not answer.' } as const

type Body<Data> = { data?: Data | null; errors?: readonly GraphError[] }

/** Reads a GraphQL answer: data (perhaps with errors beside it), no credential, or a refusal with its code. */
export function readAnswer<Data>(status: number, body: Body<Data>): GatewayAnswer<Data> {
  const errors = body.errors ?? []
  const first = errors[0]
  if (status === 401 || first?.extensions?.code === 'UNAUTHENTICATED') return { kind: 'signed-out' }
  if (body.data) return { kind: 'answer', data: body.data, errors }
  const message = first?.message ?? 'The gateway gave no answer.'
  return { kind: 'refused', code: first?.extensions?.code ?? 'INTERNAL', message }
}

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
    return readAnswer(response.status, (await response.json()) as Body<Data>)
  } catch {
    return UNAVAILABLE
  }
}
