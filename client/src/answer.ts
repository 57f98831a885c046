import { SpaceportRequestError, type GraphError } from './errors.js'

/** An answer as far as it goes: `data` holds what could be had, `errors` says what could not, each with a code. */
export type Answer<Result> = { data: Result | null; errors: readonly GraphError[]; status: number }

/** Reads an HTTP answer as a GraphQL one. Throws `BAD_ANSWER` for anything else. */
export async function readAnswer(response: Response): Promise<Answer<unknown>> {
  const { status } = response
  const json = parsed(await response.text())
  if (typeof json !== 'object' || json === null || !('data' in json || 'errors' in json)) {
    const message = `The address answered with status ${status} and no GraphQL: is it the graph's address?`
    throw SpaceportRequestError.of('BAD_ANSWER', message, { status })
  }
  const { data = null, errors = [] } = json as { data?: unknown; errors?: unknown }
  return { data, errors: Array.isArray(errors) ? errors.map(graphError) : [], status }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function graphError(value: unknown): GraphError {
  const { message, path, extensions } = (value ?? {}) as Partial<GraphError>
  return {
    message: typeof message === 'string' ? message : 'An error without a message.',
    ...(Array.isArray(path) ? { path } : {}),
    ...(extensions && typeof extensions === 'object' ? { extensions } : {}),
  }
}
