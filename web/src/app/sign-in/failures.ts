const MESSAGES: Record<string, string> = {
  BAD_CREDENTIALS: 'Wrong e-mail or password.',
  OVERLOADED: 'Too many attempts just now. Wait a moment and try again.',
  UNAVAILABLE: 'Spaceport does not answer. Try again in a moment.',
}

/** What to tell a person whose sign-in failed with an error code; the same for every account. */
export function signInFailure(code: string): string {
  return MESSAGES[code] ?? 'Sign-in failed. Try again in a moment.'
}

/** The error code in the body of a failed sign-in. */
export function failureCode(body: unknown): string {
  const errors = typeof body === 'object' && body !== null && 'errors' in body ? body.errors : undefined
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined
  const extensions = typeof first === 'object' && first !== null && 'extensions' in first ? first.extensions : undefined
  const code =
    typeof extensions === 'object' && extensions !== null && 'code' in extensions ? extensions.code : undefined
  return typeof code === 'string' ? code : 'INTERNAL'
}
