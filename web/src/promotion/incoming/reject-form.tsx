'use client'

import { RejectBundleDocument } from '../../generated/graphql'
import { useChange } from '../../graph/use-change'
import { say } from '../../ui/say'
import { ReasonForm } from '../reason-form'
import type { IncomingBundle } from './bundle'

/** Decides against a bundle for good; its source hears the reason. */
export function RejectForm({ bundle }: { bundle: IncomingBundle }) {
  const [state, reject] = useChange(RejectBundleDocument)
  return (
    <ReasonForm
      summary="Reject…"
      isOffered
      label={`Reason, sent to ${bundle.sourceSpace} with the next receipt`}
      submit="Reject bundle"
      submitting="Rejecting…"
      state={state}
      onSubmit={(reason) => {
        const input = { bundle: bundle.id, reason, expectedVersion: bundle.version }
        void reject(input).then((done) => done && say('Bundle rejected. The next receipt tells its source why.'))
      }}
    />
  )
}
