'use client'

import { useId, useRef, useState, type ReactNode } from 'react'
import type { ChangeState } from '../graph/use-change'
import { afterPalette } from '../shell/after-palette'
import { usePaletteActions } from '../shell/palette-actions'
import { RefusalNote } from './refusal-note'

type ReasonFormProps = {
  /** What opens the form. */
  summary: string
  /** Whether the palette leads to it: where it is about all of the page. */
  isOffered?: boolean
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
export function ReasonForm({ summary, isOffered, lead, label, submit, submitting, state, onSubmit }: ReasonFormProps) {
  const [reason, setReason] = useState('')
  const id = useId()
  const isPending = state.kind === 'pending'
  const [frame, field] = [useRef<HTMLDetailsElement>(null), useRef<HTMLTextAreaElement>(null)]
  usePaletteActions(() => {
    const open = () =>
      afterPalette(field.current, () => {
        if (frame.current) frame.current.open = true
      })
    return isOffered && !isPending ? [{ says: `${submit}…`, run: open }] : []
  })
  return (
    <details ref={frame}>
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
          ref={field}
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
