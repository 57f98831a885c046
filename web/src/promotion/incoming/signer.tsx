import Link from 'next/link'
import { AgeText } from '../../time/age-text'
import { exactUtc } from '../../time/age'
import { StateText } from '../../ui/state-text'
import { PageSection } from '../../view/page-section'
import type { IncomingBundle } from './bundle'

/** By whom a bundle is signed, and on whose word that is believed. */
export function Signer({ bundle }: { bundle: IncomingBundle }) {
  const { trust, sourceSpace, sourceFingerprint, sequence, originSpace, digest } = bundle
  return (
    <PageSection title="Signature">
      <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 gap-y-2.5 rounded-xl border border-line p-4">
        <Fact title="Signed by">
          {sourceSpace}, bundle {sequence}
        </Fact>
        <Fact title="Fingerprint">
          <span className="font-mono text-sm leading-relaxed break-words">{sourceFingerprint}</span>
        </Fact>
        <Fact title="Trust">
          {trust ? (
            <>
              <Link prefetch={false} href={`/explore/trusts?peek=${trust.id}`} className="hover:underline">
                {trust.name}
              </Link>
              <div className="mt-0.5 text-muted">
                {trust.state === 'ACTIVE' ? (
                  <StateText tone="ok">Active</StateText>
                ) : (
                  <StateText tone={trust.state === 'REVOKED' ? 'bad' : 'warn'}>
                    {trust.state === 'REVOKED' ? 'Revoked' : 'Not confirmed'}
                  </StateText>
                )}
              </div>
              {trust.confirmedAt && (
                <div className="text-muted">
                  Fingerprint compared <AgeText at={trust.confirmedAt} />
                </div>
              )}
            </>
          ) : (
            <span className="text-muted">Not visible to you</span>
          )}
        </Fact>
        {originSpace !== sourceSpace && <Fact title="Built in">{originSpace}</Fact>}
        <Fact title="Created">
          <time dateTime={bundle.issuedAt}>{exactUtc(bundle.issuedAt)}</time>
        </Fact>
        <Fact title="SHA-256">
          <span className="font-mono text-sm break-all select-all">{digest}</span>
        </Fact>
      </dl>
    </PageSection>
  )
}

function Fact({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{title}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}
