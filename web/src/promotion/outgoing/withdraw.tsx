'use client'

import { WithdrawBundleDocument } from '../../generated/graphql'
import { useChange } from '../../graph/use-change'
import { say } from '../../ui/say'
import { ReasonForm } from '../reason-form'
import { RefusalNote } from '../refusal-note'
import type { OutgoingBundle } from './bundle'

/** Takes a bundle back of which nothing was heard yet, so that the next one is taken without it. */
export function Withdraw({ bundle }: { bundle: OutgoingBundle }) {
  const [state, withdraw] = useChange(WithdrawBundleDocument)
  if (bundle.state !== 'READY') return <RefusalNote state={state} />
  return (
    <ReasonForm
      summary="Withdraw…"
      lead={
        <p className="text-muted">
          The next bundle can then be imported without this one. A file that was exported before can still be imported.
        </p>
      }
      label="Reason"
      submit="Withdraw bundle"
      submitting="Withdrawing…"
      state={state}
      onSubmit={(reason) => {
        const input = { bundle: bundle.id, reason, expectedVersion: bundle.version }
        void withdraw(input).then((done) => done && say('Bundle withdrawn. The next one can be imported without it.'))
      }}
    />
  )
}
