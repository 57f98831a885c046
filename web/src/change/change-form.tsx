'use client'

import { startTransition, useActionState, useCallback, useEffect, useLayoutEffect, useRef, type ReactNode } from 'react'
import { IDLE, type FormAction, type Outcome } from './outcome'
import { SecretOnce } from './secret-once'
import { follow, type Seen } from './untouched'
import { useKeptFocus } from './use-kept-focus'

/** What is said of a change that was not made: what the graph says, in its place or beside it. */
function wordsOf({ code, message }: Extract<Outcome, { kind: 'failed' }>): string {
  switch (code) {
    case 'FORBIDDEN':
      return `You may not do this. ${message}`
    case 'NOT_FOUND':
      return `${message} It may be gone, or you may not see it.`
    case 'VERSION_CONFLICT':
      return 'Somebody changed it meanwhile, and nothing of yours was saved. The page is up to date now, except what you filled in: look at it, then send again.'
    case 'UNAVAILABLE':
      return 'Spaceport does not answer. Nothing is known to have changed; look again in a moment.'
    default:
      return message
  }
}

/** What became of the form, for eyes and screen readers. */
function OutcomeText({ outcome }: { outcome: Outcome }) {
  return (
    <>
      <div role="alert" className="empty:hidden">
        {outcome.kind === 'failed' && (
          <p className="rounded-lg bg-bad-soft px-3 py-2 text-bad">
            {wordsOf(outcome)}{' '}
            <code className="font-mono text-sm">
              {outcome.code}
              {outcome.requestId && ` · request ${outcome.requestId}`}
            </code>
          </p>
        )}
      </div>
      <div role="status" className="empty:hidden">
        {outcome.kind === 'done' && (
          <>
            <p className="text-ok">{outcome.message}</p>
            {outcome.secret && <SecretOnce secret={outcome.secret} />}
          </>
        )}
      </div>
    </>
  )
}

type ChangeFormProps = {
  action: FormAction
  /** What the button says, and what it says while the form is under way. */
  submit: string
  submitting: string
  /** Whether the button takes something away. */
  danger?: boolean
  /** A name for the button where its text alone does not say what it is about. */
  about?: string
  className?: string
  children?: ReactNode
}

/**
 * A form that changes something. Without script the page comes back with the outcome; with it, the page stays and is read again. What was filled
 * in stays until the change is done.
 */
export function ChangeForm({ action, submit, submitting, danger, about, className, children }: ChangeFormProps) {
  const sent = useRef<Promise<Outcome>>(null)
  const watched: FormAction = useCallback(
    (before, form) => {
      sent.current = action(before, form)
      return sent.current
    },
    [action],
  )
  // The server's own action can be sent without script, which one around it cannot.
  const [outcome, act, pending] = useActionState(typeof window === 'undefined' ? action : watched, IDLE)
  const form = useRef<HTMLFormElement>(null)
  useKeptFocus(form, sent, pending, `${about ? `${submit}: ${about}` : submit}. Done.`)
  const seen = useRef<Seen>(new WeakMap())
  useEffect(() => {
    if (outcome.kind === 'done') form.current?.reset()
  }, [outcome])
  // After every reading of the page: what somebody else changed must not be taken back by what the form was sent with.
  useLayoutEffect(() => {
    if (form.current) follow(form.current, seen.current)
  })
  return (
    <form
      ref={form}
      action={act}
      onSubmit={(event) => {
        // React itself would empty the form whatever came of it.
        event.preventDefault()
        if (pending) return
        const sent = new FormData(event.currentTarget)
        startTransition(() => act(sent))
      }}
      className={className ?? 'flex max-w-sm flex-col gap-4'}
    >
      {children}
      <OutcomeText outcome={outcome} />
      <div>
        <button
          type="submit"
          aria-disabled={pending}
          aria-label={about && `${submit}: ${about}`}
          className={`control ${danger ? 'text-bad' : ''}`}
        >
          {pending ? submitting : submit}
        </button>
      </div>
    </form>
  )
}
