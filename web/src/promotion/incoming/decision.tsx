import Link from 'next/link'
import type { ReactNode } from 'react'
import { AgeText } from '../../time/age-text'
import { PageSection } from '../../view/page-section'
import { AcceptForm, type AcceptChoices } from './accept-form'
import { Approvals } from './approvals'
import type { IncomingBundle } from './bundle'
import { RejectForm } from './reject-form'

type Props = { bundle: IncomingBundle } & AcceptChoices

/** What became of a bundle, or what is to become of it. */
export function Decision({ bundle, ...choices }: Props) {
  const { state, approvalsNeeded, approvals } = bundle
  return (
    <>
      <PageSection title="Decision">
        <div className="flex flex-col gap-4 rounded-xl border border-line-strong p-4">
          {state === 'RECEIVED' ? (
            <>
              <AcceptForm bundle={bundle} {...choices} />
              <div className="border-t border-line pt-3">
                <RejectForm bundle={bundle} />
              </div>
            </>
          ) : (
            <Decided bundle={bundle} />
          )}
        </div>
      </PageSection>
      {(approvalsNeeded > 0 || approvals.length > 0) && <Approvals bundle={bundle} />}
    </>
  )
}

function Decided({ bundle }: { bundle: IncomingBundle }): ReactNode {
  const { state, decidedAt, reason, release, project, replaces } = bundle
  const when = decidedAt && <AgeText at={decidedAt} className="text-muted" />
  if (state === 'REPLACED') {
    return <p>Replaced by a newer bundle of the same release. Decide about that one.</p>
  }
  if (state === 'REJECTED') {
    return (
      <>
        <p>Rejected {when}</p>
        {reason && <p className="rounded-lg bg-surface px-3 py-2 break-words whitespace-pre-wrap">{reason}</p>}
        <p className="text-muted">The next receipt tells its source.</p>
      </>
    )
  }
  return (
    <>
      <p>Accepted {when}</p>
      {replaces && <p className="text-muted">It replaced an earlier bundle of the same release.</p>}
      <div className="flex flex-wrap gap-2">
        {release && (
          <Link prefetch={false} href={`/releases/${release.id}`} className="control">
            Release {release.version}
          </Link>
        )}
        {project && (
          <Link prefetch={false} href={`/projects/${project.id}`} className="control">
            {project.name}
          </Link>
        )}
        {release && (
          <Link prefetch={false} href={`/releases/${release.id}/deploy`} className="control">
            Deploy
          </Link>
        )}
      </div>
    </>
  )
}
