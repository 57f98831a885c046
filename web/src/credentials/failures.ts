const MESSAGES: Record<string, string> = {
  BAD_CREDENTIALS: 'Wrong e-mail or password.',
  SIGN_IN_FAILED: 'Signing in there did not work. Begin again, or ask an administrator.',
  BAD_TOKEN: 'This was used already, has expired or was never given out. Ask for a new one.',
  WEAK_PASSWORD:
    'Choose another password: at least 12 characters, without your name or e-mail, and none that is common.',
  BAD_INPUT: 'Something is missing or not as it should be. Look through the fields.',
  CONFLICT: 'That e-mail address is in use.',
  INVALID_STATE: 'Spaceport has its first user already. Sign in instead.',
  FORBIDDEN: 'You may not sign in here this way. Ask an administrator.',
  RATE_LIMITED: 'Too many attempts. Wait a few minutes and try again.',
  OVERLOADED: 'Too many attempts just now. Wait a moment and try again.',
  UNAVAILABLE: 'Spaceport does not answer. Try again in a moment.',
}

/** Why somebody was not let in: the error's code, and its own words where they say more than the code. */
export type Failure = { code: string; message: string | null }

/** What to tell a person who could not be let in; the same for every account. */
export function credentialFailure({ code, message }: Failure): string {
  return message ?? MESSAGES[code] ?? 'That failed. Try again in a moment.'
}

/** Codes whose messages say what is wrong with the very input. */
const TELLING = new Set(['WEAK_PASSWORD', 'BAD_INPUT'])

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

/** Why, by the body of a refusal. */
export function failureOf(body: unknown): Failure {
  const errors = property(body, 'errors')
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined
  const code = property(property(first, 'extensions'), 'code')
  const message = property(first, 'message')
  if (typeof code !== 'string') return { code: 'INTERNAL', message: null }
  return { code, message: TELLING.has(code) && typeof message === 'string' ? message : null }
}
