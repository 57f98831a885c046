import Link from 'next/link'
import { AgeText } from '../../time/age-text'
import { StateText } from '../../ui/state-text'
import { PageSection } from '../../view/page-section'
import type { OutgoingBundle } from './bundle'

/** For whom a bundle is sealed, and whose receipts of it are believed. */
export function DestinationFacts({ bundle: { trust, destinationSpace, bundleId } }: { bundle: OutgoingBundle }) {
  return (
    <PageSection title="Recipient">
      <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 gap-y-2.5 rounded-xl border border-line p-4">
        <dt className="text-muted">Space</dt>
        <dd>{destinationSpace}</dd>
        <dt className="text-muted">Trust</dt>
        <dd className="min-w-0">
          {trust ? (
            <>
              <Link prefetch={false} href={`/explore/trusts?peek=${trust.id}`} className="hover:underline">
                {trust.name}
              </Link>
              <div className="mt-0.5">
                {trust.state === 'ACTIVE' ? (
                  <StateText tone="ok">Active</StateText>
                ) : (
                  <StateText tone="bad">Not active: its receipts are refused</StateText>
                )}
              </div>
              {trust.confirmedAt && (
                <span className="text-muted">
                  Fingerprint compared <AgeText at={trust.confirmedAt} />
                </span>
              )}
            </>
          ) : (
            <span className="text-muted">Not visible to you</span>
          )}
        </dd>
        {trust && (
          <>
            <dt className="text-muted">Fingerprint</dt>
            <dd className="font-mono text-sm leading-relaxed break-words">{trust.shownFingerprint}</dd>
          </>
        )}
        <dt className="text-muted">Bundle id</dt>
        <dd className="font-mono text-sm break-all select-all">{bundleId}</dd>
      </dl>
    </PageSection>
  )
}
