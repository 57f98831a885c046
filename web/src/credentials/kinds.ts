/** A way to get a session: the page's path, the gateway's route, and the texts that it takes. */
export type CredentialKind = { page: string; route: string; fields: readonly string[] }

export const SIGN_IN = { page: '/sign-in', route: '/auth/sign-in', fields: ['email', 'password'] } as const
export const FIRST_RUN = {
  page: '/first-run',
  route: '/auth/first-run',
  fields: ['token', 'email', 'name', 'password'],
} as const
export const INVITATION = {
  page: '/invitation',
  route: '/auth/invitation',
  fields: ['token', 'name', 'password'],
} as const
export const PASSWORD_RESET = {
  page: '/reset-password',
  route: '/auth/password-reset',
  fields: ['token', 'password'],
} as const

/** The body for the gateway: the fields of the form that the route takes, as texts. */
export function credentialsOf(kind: CredentialKind, form: FormData): Record<string, string> {
  const texts = kind.fields.map((name) => {
    const value = form.get(name)
    return [name, typeof value === 'string' ? value : ''] as const
  })
  return Object.fromEntries(texts)
}
