'use client'

import { useRef, useState, type FormEvent, type ReactNode } from 'react'
import type { Typed } from '../change/typed'
import { TypedProvider } from '../change/typed-fields'
import { credentialFailure, failureOf, type Failure } from './failures'
import { credentialsOf, type CredentialKind } from './kinds'

async function send(kind: CredentialKind, form: FormData): Promise<Failure | null> {
  try {
    const answer = await fetch(kind.route, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(credentialsOf(kind, form)),
    })
    return answer.ok ? null : failureOf(await answer.json())
  } catch {
    return { code: 'UNAVAILABLE', message: null }
  }
}

type CredentialFormProps = {
  kind: CredentialKind
  /** The page to show afterwards. */
  next: string
  /** The error code of the attempt before, if it was made without script. */
  failure: string | null
  /** What was typed in that attempt, without secrets. */
  typed?: Typed | undefined
  submit: string
  submitting: string
  children: ReactNode
}

/** A form that gives a session. Works as a plain form before its script has arrived; with it, a mistake keeps what was typed. */
export function CredentialForm({ kind, next, failure, typed, submit, submitting, children }: CredentialFormProps) {
  const [problem, setProblem] = useState<Failure | null>(failure === null ? null : { code: failure, message: null })
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const failed = await send(kind, new FormData(event.currentTarget))
    if (failed === null) return window.location.replace(next)
    setBusy(false)
    setProblem(failed)
    const password = form.current?.querySelector<HTMLInputElement>('input[name=password]')
    password?.focus()
    password?.select()
  }

  return (
    <form
      ref={form}
      method="post"
      action={`${kind.page}/submit`}
      onSubmit={onSubmit}
      aria-describedby={problem ? 'credential-failure' : undefined}
      className="flex flex-col gap-4"
    >
      <input type="hidden" name="next" value={next} />
      <TypedProvider value={typed}>{children}</TypedProvider>
      <p
        id="credential-failure"
        role="alert"
        className={problem ? 'rounded-lg bg-bad-soft px-3 py-2 text-bad' : 'sr-only'}
      >
        {problem && credentialFailure(problem)}
      </p>
      <button
        type="submit"
        aria-disabled={busy}
        className="h-9 rounded-lg bg-accent font-medium text-on-accent transition-opacity hover:opacity-90 aria-disabled:opacity-60"
      >
        {busy ? submitting : submit}
      </button>
    </form>
  )
}
