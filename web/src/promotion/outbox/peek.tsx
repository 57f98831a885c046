import Link from 'next/link'
import { AgeText } from '../../time/age-text'
import { Facts, PeekHead } from '../../view/peek-panel'
import { bytesText } from '../bytes'
import { CarriedText } from '../carried-text'
import { ExpiryText } from '../expiry-text'
import { outgoingPath } from '../path'
import { OutgoingState } from '../states'
import type { OutboxNode } from './source'

/** What was made, in short, with its file. */
export function OutboxPeek({ bundle }: { bundle: OutboxNode }) {
  const { id, project, release, lastReceipt } = bundle
  return (
    <>
      <PeekHead
        kind="Outgoing bundle"
        title={release ? `${project?.name ?? 'Release'} ${release.version}` : `Bundle ${bundle.sequence}`}
        href={outgoingPath(id)}
      >
        <OutgoingState state={bundle.state} isExpired={bundle.isExpired} />
      </PeekHead>
      <div className="flex flex-wrap gap-2 px-5 pt-4">
        <Link prefetch={false} href={outgoingPath(id)} className="control">
          Open
        </Link>
        <a href={bundle.downloadPath} download className="control">
          Export bundle, {bytesText(bundle.size)}
        </a>
      </div>
      <Facts
        facts={[
          ['From', bundle.space?.name],
          ['To', `${bundle.destinationSpace}, bundle ${bundle.sequence}`],
          ['Transfer', <CarriedText bundle={bundle} />],
          ['Created', <AgeText at={bundle.createdAt} />],
          ['Created by', bundle.createdBy?.name],
          ['Expires', <ExpiryText at={bundle.expiresAt} />],
          [
            'Last receipt',
            lastReceipt ? (
              <>
                No. {lastReceipt.number}, <AgeText at={lastReceipt.issuedAt} />
              </>
            ) : (
              'None yet'
            ),
          ],
          [
            'Release',
            release && (
              <Link prefetch={false} href={`/releases/${release.id}`} className="text-accent hover:underline">
                {release.version}
              </Link>
            ),
          ],
        ]}
      />
    </>
  )
}
