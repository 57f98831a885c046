'use client'

import Link from 'next/link'
import { ReleasePromoteDocument } from '../../generated/graphql'
import type { ReleasePromoteQuery, ReleasePromoteQueryVariables } from '../../generated/graphql'
import { wordsOf } from '../../find/words'
import { found } from '../../graph/found'
import type { Served } from '../../graph/served'
import { AgeText } from '../../time/age-text'
import { Nothing, PageSection } from '../../view/page-section'
import { PageView } from '../../view/page-view'
import { ReleaseHead } from '../release-head'
import { PromoteForm } from './form'

/** Promotes a release into another Space: where to, and what it takes along. */
export function PromoteView({ served }: { served: Served<ReleasePromoteQuery, ReleasePromoteQueryVariables> }) {
  return (
    <PageView
      name="Promote"
      document={ReleasePromoteDocument}
      variables={served.variables}
      served={served}
      field="release"
      subject={({ release }) => found(release)}
      titleOf={({ version }) => `Promote ${version}`}
      completeness={({ trusts }) => trusts?.completeness}
      live={['TRUST', 'OUTGOING_BUNDLE']}
      concerns={({ space }) => space === served.variables.space}
    >
      {(release, { trusts }, { query }) => (
        <>
          <ReleaseHead
            release={release}
            title={`Promote ${release.project?.name ?? ''} ${release.version}`}
            query={query}
          />
          <div className="grid gap-x-10 gap-y-8 px-4 py-5 sm:px-5 xl:grid-cols-[minmax(0,1fr)_22rem]">
            <PageSection title="Where to">
              {trusts && trusts.nodes.length > 0 ? (
                <PromoteForm release={release.id} trusts={trusts.nodes} bundles={release.outgoingBundles.nodes} />
              ) : (
                <Nothing>
                  There is no Space that its own accepts receipts from, as far as you may see. Somebody who may
                  administer the Space has to{' '}
                  <Link prefetch={false} href="/admin/trust" className="text-accent hover:underline">
                    set up trust
                  </Link>{' '}
                  first.
                </Nothing>
              )}
            </PageSection>
            <PageSection title="Bundles so far">
              {release.outgoingBundles.nodes.length === 0 ? (
                <p className="text-muted">None were made.</p>
              ) : (
                <ul className="divide-y divide-line border-y border-line">
                  {release.outgoingBundles.nodes.map(({ id, destinationSpace, state, isExpired, createdAt }) => (
                    <li key={id} className="flex flex-wrap items-baseline gap-x-2.5 py-2">
                      <Link
                        prefetch={false}
                        href={`/promotions/outgoing/${id}`}
                        className="font-medium hover:underline"
                      >
                        {destinationSpace}
                      </Link>
                      <span className="text-sm text-muted">
                        {isExpired && state === 'READY' ? 'Expired' : wordsOf(state)}
                      </span>
                      <AgeText at={createdAt} className="ml-auto text-sm text-muted tabular-nums" />
                    </li>
                  ))}
                </ul>
              )}
            </PageSection>
          </div>
        </>
      )}
    </PageView>
  )
}
