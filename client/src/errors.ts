/** Codes that this client gives when no coded answer came from the graph. */
export type ClientCode =
  /** No connection, or it broke before the answer was complete. */
  | 'UNREACHABLE'
  /** What came back is no GraphQL answer: another program listens there, or a proxy stands between. */
  | 'BAD_ANSWER'
  /** The time that was allowed for the request passed. */
  | 'DEADLINE_EXCEEDED'

/** One error of an answer, as the graph gives it. */
export type GraphError = {
  message: string
  /** Where in the answer the `null` stands that this error explains. */
  path?: readonly (string | number)[]
  extensions?: Readonly<Record<string, unknown>>
}

/** Why a request failed. `code` is the first of `codes`; each has a page in `docs/errors`. */
export class SpaceportRequestError extends Error {
  override readonly name = 'SpaceportRequestError'
  readonly codes: readonly string[]
  /** The errors of the answer; one made by the client if none came. */
  readonly errors: readonly GraphError[]
  /** The HTTP status; null if no answer came. */
  readonly status: number | null
  /** What was answered in spite of the errors, such as the rows of the Spaces that did answer; else null. */
  readonly data: unknown

  constructor(
    errors: readonly GraphError[],
    { status = null, data = null, cause }: { status?: number | null; data?: unknown; cause?: unknown } = {},
  ) {
    super(errors.map((error) => error.message).join(' '), cause === undefined ? undefined : { cause })
    this.errors = errors
    this.codes = errors.map((error) => String(error.extensions?.code ?? 'INTERNAL'))
    this.status = status
    this.data = data
  }

  /** The first error's code. */
  get code(): string {
    return this.codes[0] ?? 'INTERNAL'
  }

  /** Whether any of the errors has this code. */
  has(code: string): boolean {
    return this.codes.includes(code)
  }

  /** An error that the client itself found. */
  static of(code: ClientCode, message: string, options?: { status?: number; cause?: unknown }): SpaceportRequestError {
    return new SpaceportRequestError([{ message, extensions: { code } }], options)
  }
}
