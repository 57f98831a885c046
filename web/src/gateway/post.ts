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

/** Why a whole question was not answered, and how the request is called in the gateway's logs. */
export type Refusal = { kind: 'refused'; code: string; message: string; requestId?: string | null }

/** What a page can learn from the gateway. */
export type GatewayAnswer<Data> =
  | { kind: 'answer'; data: Data; errors: readonly GraphError[]; requestId?: string | null }
  | { kind: 'signed-out' }
  | Refusal

const UNAVAILABLE: Refusal = {
  kind: 'refused',
  code: 'UNAVAILABLE',
  message: 'The gateway does not answer.',
  requestId: null,
}

type Body<Data> = { data?: Data | null; errors?: readonly GraphError[] }

/** Reads a GraphQL answer: data (perhaps with errors beside it), no credential, or a refusal with its code. */
export function readAnswer<Data>(
  status: number,
  body: Body<Data>,
  requestId: string | null = null,
): GatewayAnswer<Data> {
  const errors = body.errors ?? []
  const first = errors[0]
  if (status === 401 || first?.extensions?.code === 'UNAUTHENTICATED') return { kind: 'signed-out' }
  if (body.data) return { kind: 'answer', data: body.data, errors, requestId }
  const message = first?.message ?? 'The gateway gave no answer.'
  return { kind: 'refused', code: first?.extensions?.code ?? 'INTERNAL', message, requestId }
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
    const requestId = response.headers.get('spaceport-request-id')
    return readAnswer(response.status, (await response.json()) as Body<Data>, requestId)
  } catch {
    return UNAVAILABLE
  }
}

/** Why a field of an answer is missing: what was refused as a whole, or the first error at that field. */
export function refusalIn(answer: Exclude<GatewayAnswer<unknown>, { kind: 'signed-out' }>, field: string): Refusal {
  if (answer.kind === 'refused') return answer
  const error = answer.errors.find(({ path }) => path?.[0] === field) ?? answer.errors[0]
  const code = error?.extensions?.code ?? 'NOT_FOUND'
  return { kind: 'refused', code, message: error?.message ?? '', requestId: answer.requestId ?? null }
}
