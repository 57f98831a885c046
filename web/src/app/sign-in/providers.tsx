import type { Provider } from '../../credentials/read-entrance'

/** Ways to sign in with an account that people have elsewhere, or that it is not known which (null). Nothing if there is none. */
export function Providers({ providers, next }: { providers: readonly Provider[] | null; next: string }) {
  if (providers === null) {
    return (
      <p className="mt-6 text-sm text-muted">
        Other ways to sign in could not be looked up.{' '}
        <a className="text-accent underline underline-offset-3" href={`/sign-in?${new URLSearchParams({ next })}`}>
          Try again
        </a>
      </p>
    )
  }
  if (providers.length === 0) return null
  return (
    <nav aria-label="Other ways to sign in" className="mt-6">
      <p className="flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </p>
      <ul className="mt-4 flex flex-col gap-2">
        {providers.map(({ id, name }) => (
          <li key={id}>
            <a
              className="control h-9 w-full justify-center"
              href={`/auth/oidc/start?${new URLSearchParams({ provider: id, returnTo: next })}`}
            >
              <span className="truncate">Sign in with {name}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
