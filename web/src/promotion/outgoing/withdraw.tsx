'use client'

import { WithdrawBundleDocument } from '../../generated/graphql'
import { useChange } from '../../graph/use-change'
import { say } from '../../ui/say'
import { ReasonForm } from '../reason-form'
import type { OutgoingBundle } from './bundle'

/** Takes a bundle back of which nothing was heard yet, so that the next one is taken without it. */
export function Withdraw({ bundle }: { bundle: OutgoingBundle }) {
  const [state, withdraw] = useChange(WithdrawBundleDocument)
  if (bundle.state !== 'READY') return null
  return (
    <ReasonForm
      summary="Withdraw the bundle…"
      lead={
        <p className="text-muted">
          The next bundle will be taken without this one. A file that somebody has carried away already is still good
          there.
        </p>
      }
      label="Why"
      submit="Withdraw it"
      submitting="Withdrawing…"
      state={state}
      onSubmit={(reason) => {
        const input = { bundle: bundle.id, reason, expectedVersion: bundle.version }
        void withdraw(input).then((done) => done && say('It is withdrawn. The next bundle is taken without it.'))
      }}
    />
  )
}
