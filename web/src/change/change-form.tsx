'use client'

import { startTransition, useActionState, useCallback, useEffect, useLayoutEffect, useRef, type ReactNode } from 'react'
import { KEY_FIELD } from './form-key'
import { lostAnswer } from './lost-answer'
import { IDLE, type FormAction, type Outcome } from './outcome'
import { OutcomeText } from './outcome-text'
import { TypedProvider } from './typed-fields'
import { follow, type Seen } from './untouched'
import { useFormKey } from './use-form-key'
import { useKeptFocus } from './use-kept-focus'

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
 * A form that changes something, once, however often it is sent. Without script the page comes back with the outcome; with it, the page stays and
 * is read again. What was filled in stays until the change is done.
 */
export function ChangeForm({ action, submit, submitting, danger, about, className, children }: ChangeFormProps) {
  const sent = useRef<Promise<Outcome>>(null)
  const watched: FormAction = useCallback(
    (before, form) => {
      sent.current = action(before, form).catch(lostAnswer)
      return sent.current
    },
    [action],
  )
  // The server's own action can be sent without script, which one around it cannot.
  const [outcome, act, pending] = useActionState(typeof window === 'undefined' ? action : watched, IDLE)
  const key = useFormKey(outcome)
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
      {/* The page that came and its script each make one; either is good. */}
      <input type="hidden" name={KEY_FIELD} value={key} suppressHydrationWarning />
      <TypedProvider value={outcome.kind === 'failed' ? outcome.typed : undefined}>{children}</TypedProvider>
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
