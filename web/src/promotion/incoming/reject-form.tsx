'use client'

import { useId, useState } from 'react'
import { RejectBundleDocument } from '../../generated/graphql'
import { useChange } from '../../graph/use-change'
import { say } from '../../ui/say'
import { RefusalNote } from '../refusal-note'
import type { IncomingBundle } from './bundle'

/** Decides against a bundle for good; its source hears the reason. */
export function RejectForm({ bundle }: { bundle: IncomingBundle }) {
  const [state, reject] = useChange(RejectBundleDocument)
  const [reason, setReason] = useState('')
  const id = useId()
  return (
    <details>
      <summary className="inline-flex h-7 cursor-pointer items-center rounded text-bad">Reject it…</summary>
      <form
        className="mt-2 flex flex-col gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (state.kind === 'pending') return
          const input = { bundle: bundle.id, reason: reason.trim(), expectedVersion: bundle.version }
          void reject(input).then((done) => done && say('It was rejected. The next receipt tells its source why.'))
        }}
      >
        <label htmlFor={id} className="text-sm text-muted">
          Why, for the people of {bundle.sourceSpace}
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
          <button type="submit" className="control text-bad" aria-disabled={state.kind === 'pending'}>
            {state.kind === 'pending' ? 'Rejecting…' : 'Reject for good'}
          </button>
        </div>
      </form>
    </details>
  )
}
