'use client'

import { useId, useState } from 'react'
import { ApproveBundleDocument } from '../../generated/graphql'
import { useChange } from '../../graph/use-change'
import { AgeText } from '../../time/age-text'
import { say } from '../../ui/say'
import { StateMark } from '../../ui/state-text'
import { Lines, PageSection } from '../../view/page-section'
import { RefusalNote } from '../refusal-note'
import type { IncomingBundle } from './bundle'

/** Who approves of a bundle, how many must, and a form for one more. */
export function Approvals({ bundle }: { bundle: IncomingBundle }) {
  const { approvals, approvalsNeeded, trust, state } = bundle
  return (
    <PageSection title="Approvals" note={`${approvals.length} of ${approvalsNeeded}`}>
      {trust?.approvalTeam && (
        <p className="mb-2 text-muted">
          By members of {trust.approvalTeam.name}, except those who made or imported it.
        </p>
      )}
      {approvals.length > 0 && (
        <Lines>
          {approvals.map(({ approvedAt, approvedBy, comment }) => (
            <li key={approvedAt} className="flex gap-2.5 py-2.5">
              <span className="mt-0.5">
                <StateMark tone="ok" />
              </span>
              <div className="min-w-0 flex-1">
                <p>
                  {approvedBy?.name ?? 'Somebody whom you may not see'}{' '}
                  <AgeText at={approvedAt} className="text-muted" />
                </p>
                {comment && <p className="break-words whitespace-pre-wrap text-muted">{comment}</p>}
              </div>
            </li>
          ))}
        </Lines>
      )}
      {state === 'RECEIVED' && <ApproveForm bundle={bundle} />}
    </PageSection>
  )
}

function ApproveForm({ bundle }: { bundle: IncomingBundle }) {
  const [state, approve] = useChange(ApproveBundleDocument)
  const [comment, setComment] = useState('')
  const id = useId()
  return (
    <form
      className="mt-3 flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (state.kind === 'pending') return
        const words = comment.trim()
        void approve({ bundle: bundle.id, ...(words === '' ? {} : { comment: words }) }).then((done) => {
          if (!done) return
          setComment('')
          say('Approved.')
        })
      }}
    >
      <label htmlFor={id} className="text-sm text-muted">
        Comment (optional)
      </label>
      <textarea
        id={id}
        rows={2}
        maxLength={20_000}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        className="rounded-lg border border-line-strong bg-raised px-2.5 py-1.5"
      />
      <RefusalNote state={state} />
      <div>
        <button type="submit" className="control" aria-disabled={state.kind === 'pending'}>
          {state.kind === 'pending' ? 'Approving…' : 'Approve'}
        </button>
      </div>
    </form>
  )
}
