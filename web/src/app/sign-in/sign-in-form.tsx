'use client'

import { useRef, useState, type FormEvent } from 'react'
import { failureCode, signInFailure } from './failures'

const FIELD = 'h-9 w-full rounded-lg border border-line-strong bg-raised px-3 text-ink placeholder:text-faint'

async function signIn(form: FormData): Promise<string | null> {
  try {
    const answer = await fetch('/auth/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: form.get('email'), password: form.get('password') }),
    })
    return answer.ok ? null : failureCode(await answer.json())
  } catch {
    return 'UNAVAILABLE'
  }
}

/** E-mail and password. Works as a plain form before its script has arrived; with it, a mistake keeps what was typed. */
export function SignInForm({ next, failure }: { next: string; failure: string | null }) {
  const [code, setCode] = useState(failure)
  const [busy, setBusy] = useState(false)
  const password = useRef<HTMLInputElement>(null)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const failed = await signIn(new FormData(event.currentTarget))
    if (failed === null) return window.location.replace(next)
    setBusy(false)
    setCode(failed)
    password.current?.focus()
    password.current?.select()
  }

  return (
    <form method="post" action="/sign-in/submit" onSubmit={submit} className="flex flex-col gap-4">
      <input type="hidden" name="next" value={next} />
      <label className="flex flex-col gap-1.5 font-medium">
        E-mail
        <input className={FIELD} name="email" type="email" autoComplete="username" required autoFocus />
      </label>
      <label className="flex flex-col gap-1.5 font-medium">
        Password
        <input
          ref={password}
          className={FIELD}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          aria-describedby={code ? 'sign-in-failure' : undefined}
        />
      </label>
      <p id="sign-in-failure" role="alert" className={code ? 'rounded-lg bg-bad-soft px-3 py-2 text-bad' : 'sr-only'}>
        {code && signInFailure(code)}
      </p>
      <button
        type="submit"
        aria-disabled={busy}
        className="h-9 rounded-lg bg-accent font-medium text-on-accent transition-opacity hover:opacity-90 aria-disabled:opacity-60"
      >
        {busy ? 'Signing in…' : 'Sign in'}
      </button>
    </form>
  )
}
