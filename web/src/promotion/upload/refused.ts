/** Why a file was not taken, by its public code. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly requestId: string | null = null,
  ) {
    super(message)
  }
}

const BY_STATUS: Readonly<Record<number, string>> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  413: 'TOO_LARGE',
  429: 'RATE_LIMITED',
}

/** Reads why the gateway refused; an answer to `HEAD` has no body to say it. */
export async function refusalOf(response: Response): Promise<Refused> {
  const { status, headers } = response
  const body = (await response.json().catch(() => null)) as {
    errors?: readonly { message?: string; extensions?: { code?: string } }[]
  } | null
  const error = body?.errors?.[0]
  const code = error?.extensions?.code ?? BY_STATUS[status] ?? (status >= 500 ? 'UNAVAILABLE' : 'INTERNAL')
  return new Refused(code, error?.message ?? 'The file was not taken.', headers.get('spaceport-request-id'))
}
