import { SpaceportRequestError, type GraphError } from '@spaceport/client/errors'
import type { Connection } from '../connection.js'
import type { Wait } from '../retry.js'

/** A file of a Space, and by which way it goes in and out. */
export type Door = {
  connection: Connection
  space: string
  sha256: string
  signal: AbortSignal
  /** How to wait between attempts; tests do not. */
  wait?: Wait
}

/** Milliseconds that the gateway may take to answer, and that it is waited for beyond. */
const DEADLINE = 60_000
const GRACE = 5_000

/**
 * One request at the gateway's door for a file. Throws a `SpaceportRequestError` for any answer but success, and for none; `late` ends it
 * without an answer, and so does Ctrl-C.
 */
export async function knock(
  { connection, space, sha256, signal }: Door,
  init: { method: 'GET' | 'HEAD' | 'PUT'; headers?: Record<string, string>; body?: Uint8Array<ArrayBuffer> },
  late: AbortSignal = AbortSignal.timeout(DEADLINE + GRACE),
): Promise<Response> {
  const address = new URL(`/spaces/${space}/content/${sha256}`, connection.url)
  const headers = {
    ...init.headers,
    authorization: `Bearer ${connection.apiKey}`,
    'spaceport-deadline': String(DEADLINE),
  }
  const request = { ...init, headers, signal: AbortSignal.any([signal, late]), redirect: 'error' } as const
  const response = await fetch(address, request).catch((error: unknown) => {
    throw broken(error, signal, address.href)
  })
  if (response.ok) return response
  throw await refusal(response)
}

/** The error for a connection that broke: a passing one. Throws on when Ctrl-C was the reason. */
export function broken(error: unknown, signal: AbortSignal, url: string): SpaceportRequestError {
  signal.throwIfAborted()
  const message = `The gateway at ${new URL(url).origin} cannot be reached.`
  return SpaceportRequestError.of('UNREACHABLE', message, { cause: error })
}

async function refusal(response: Response): Promise<SpaceportRequestError> {
  const { status } = response
  const json: unknown = await response.json().catch(() => null)
  const errors = (json as { errors?: unknown } | null)?.errors
  if (Array.isArray(errors) && errors.length > 0) return new SpaceportRequestError(errors as GraphError[], { status })
  // An answer to HEAD has no body to say why.
  const code = BY_STATUS[status] ?? (status >= 500 ? 'UNAVAILABLE' : 'BAD_ANSWER')
  const message = `The gateway answered with status ${status}.`
  return new SpaceportRequestError([{ message, extensions: { code } }], { status })
}

const BY_STATUS: Readonly<Record<number, string>> = { 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN', 404: 'NOT_FOUND' }
