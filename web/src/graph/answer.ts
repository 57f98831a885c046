/** One entry of a GraphQL answer's `errors`. */
export type GraphError = { message: string; path?: readonly (string | number)[]; extensions?: { code?: string } }

/** Why a whole question was not answered, and how the request is called in the gateway's logs. */
export type Refusal = { kind: 'refused'; code: string; message: string; requestId?: string | null }

/** Data, perhaps with errors beside it: a part of the fleet that did not answer hides nothing of the rest. */
export type Answered<Data> = { kind: 'answer'; data: Data; errors: readonly GraphError[]; requestId?: string | null }

/** What can be learnt from the gateway. */
export type GatewayAnswer<Data> = Answered<Data> | { kind: 'signed-out' } | Refusal

/** What a page that needs a session was answered. */
export type GraphAnswer<Data> = Answered<Data> | Refusal

/** The gateway could not be reached at all. */
export const UNAVAILABLE: Refusal = {
  kind: 'refused',
  code: 'UNAVAILABLE',
  message: 'The gateway does not answer.',
  requestId: null,
}

/** The body of an answer, as GraphQL over HTTP has it. */
export type AnswerBody<Data> = { data?: Data | null; errors?: readonly GraphError[] }

/** Reads a GraphQL answer: data (perhaps with errors beside it), no credential, or a refusal with its code. */
export function readAnswer<Data>(
  status: number,
  body: AnswerBody<Data>,
  requestId: string | null = null,
): GatewayAnswer<Data> {
  const errors = body.errors ?? []
  const first = errors[0]
  if (status === 401 || first?.extensions?.code === 'UNAUTHENTICATED') return { kind: 'signed-out' }
  if (body.data) return { kind: 'answer', data: body.data, errors, requestId }
  const message = first?.message ?? 'The gateway gave no answer.'
  return { kind: 'refused', code: first?.extensions?.code ?? 'INTERNAL', message, requestId }
}

/** Why a field of an answer is missing: what was refused as a whole, or the first error at that field. */
export function refusalIn(answer: GraphAnswer<unknown>, field: string): Refusal {
  if (answer.kind === 'refused') return answer
  const error = answer.errors.find(({ path }) => path?.[0] === field) ?? answer.errors[0]
  const code = error?.extensions?.code ?? 'NOT_FOUND'
  return { kind: 'refused', code, message: error?.message ?? '', requestId: answer.requestId ?? null }
}

/** Codes of errors that only say which Space did not answer: `completeness` says it better. */
const SAID_BY_COMPLETENESS = new Set(['SPACE_UNAVAILABLE', 'SPACE_TIMEOUT'])

/** What else could not be read, in the graph's words, each once. */
export function unreadIn({ errors }: Answered<unknown>): string[] {
  const others = errors.filter(({ extensions }) => !SAID_BY_COMPLETENESS.has(extensions?.code ?? ''))
  return [...new Set(others.map(({ message }) => message))]
}
