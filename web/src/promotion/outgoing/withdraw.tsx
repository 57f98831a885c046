'use client'

import { useId, useState } from 'react'
import { WithdrawBundleDocument } from '../../generated/graphql'
import { useChange } from '../../graph/use-change'
import { say } from '../../ui/say'
import { RefusalNote } from '../refusal-note'
import type { OutgoingBundle } from './bundle'

/** Takes a bundle back of which nothing was heard yet, so that the next one is taken without it. */
export function Withdraw({ bundle }: { bundle: OutgoingBundle }) {
  const [state, withdraw] = useChange(WithdrawBundleDocument)
  const [reason, setReason] = useState('')
  const id = useId()
  if (bundle.state !== 'READY') return null
  return (
    <details>
      <summary className="inline-flex h-7 cursor-pointer items-center rounded text-bad">Withdraw the bundle…</summary>
      <form
        className="mt-2 flex flex-col gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (state.kind === 'pending') return
          const input = { bundle: bundle.id, reason: reason.trim(), expectedVersion: bundle.version }
          void withdraw(input).then((done) => done && say('It is withdrawn. The next bundle is taken without it.'))
        }}
      >
        <p className="text-muted">
          The next bundle will be taken without this one. A file that somebody has carried away already is still good
          there.
        </p>
        <label htmlFor={id} className="text-sm text-muted">
          Why
        </label>
        <textarea
          id={id}
          required
          rows={2}
          maxLength={20_000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          className="rounded-lg border border-line-strong bg-raised px-2.5 py-1.5"
        />
        <RefusalNote state={state} />
        <div>
          <button type="submit" className="control text-bad" aria-disabled={state.kind === 'pending'}>
            {state.kind === 'pending' ? 'Withdrawing…' : 'Withdraw it'}
          </button>
        </div>
      </form>
    </details>
  )
}
