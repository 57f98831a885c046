import Link from 'next/link'
import { AgeText } from '../../time/age-text'
import { Facts, PeekHead } from '../../view/peek-panel'
import { ExpiryText } from '../expiry-text'
import { incomingPath } from '../path'
import { IncomingState } from '../states'
import type { InboxNode } from './source'

/** What came, in short, and where it is decided. */
export function InboxPeek({ bundle }: { bundle: InboxNode }) {
  const { id, projectName, releaseVersion, state, space, approvals, approvalsNeeded } = bundle
  const href = incomingPath(id)
  return (
    <>
      <PeekHead kind="Incoming bundle" title={`${projectName} ${releaseVersion}`} href={href}>
        <IncomingState state={state} />
      </PeekHead>
      <div className="px-5 pt-4">
        <Link prefetch={false} href={href} className="control">
          {state === 'RECEIVED' ? 'Review and decide' : 'Open'}
        </Link>
      </div>
      <Facts
        facts={[
          ['From', `${bundle.sourceSpace}, bundle ${bundle.sequence}`],
          ['To', space?.name],
          ['Zone', space?.instance?.zone?.name],
          ['Trust', bundle.trust?.name],
          ['Signed by', <span className="font-mono text-sm break-all">{bundle.sourceFingerprint}</span>],
          ['Transfer', bundle.promotion ? 'Network' : 'Manual'],
          ['Received', <AgeText at={bundle.importedAt} />],
          ['Expires', <ExpiryText at={bundle.expiresAt} />],
          ['Approvals', approvalsNeeded === 0 ? 'None required' : `${approvals.length} of ${approvalsNeeded}`],
          ['Decided', bundle.decidedAt && <AgeText at={bundle.decidedAt} />],
          ['Reason', bundle.reason],
          ['Receipt', bundle.isReceiptDue ? 'Due' : `No. ${bundle.receiptNumber}, up to date`],
          [
            'Release',
            bundle.release && (
              <Link prefetch={false} href={`/releases/${bundle.release.id}`} className="text-accent hover:underline">
                {releaseVersion}
              </Link>
            ),
          ],
        ]}
      />
    </>
  )
}
