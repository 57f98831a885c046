'use client'

import { useId, useState, type ReactNode } from 'react'
import type { ChangeState } from '../graph/use-change'
import { RefusalNote } from './refusal-note'

type ReasonFormProps = {
  /** What opens the form. */
  summary: string
  /** What stands above the reason. */
  lead?: ReactNode
  label: ReactNode
  /** What the button says, and what it says while the change is under way. */
  submit: string
  submitting: string
  state: ChangeState
  onSubmit(reason: string): void
}

/** A decision about a bundle that cannot be taken back, and its reason; behind a first step. */
export function ReasonForm({ summary, lead, label, submit, submitting, state, onSubmit }: ReasonFormProps) {
  const [reason, setReason] = useState('')
  const id = useId()
  const isPending = state.kind === 'pending'
  return (
    <details>
      <summary className="inline-flex h-7 cursor-pointer items-center rounded text-bad">{summary}</summary>
      <form
        className="mt-2 flex flex-col gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isPending) onSubmit(reason.trim())
        }}
      >
        {lead}
        <label htmlFor={id} className="text-sm text-muted">
          {label}
        </label>
        <textarea
          id={id}
          required
          rows={3}
          maxLength={20_000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          className="rounded-lg border border-line-strong bg-raised px-2.5 py-1.5"
        />
        <RefusalNote state={state} />
        <div>
          <button type="submit" className="control text-bad" aria-disabled={isPending}>
            {isPending ? submitting : submit}
          </button>
        </div>
      </form>
    </details>
  )
}
