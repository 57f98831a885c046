'use client'

import { useQueryStates } from 'nuqs'
import { useState } from 'react'
import { IncomingBundlePageDocument } from '../../generated/graphql'
import type { IncomingBundlePageQuery, IncomingBundlePageQueryVariables } from '../../generated/graphql'
import { found } from '../../graph/found'
import type { Served } from '../../graph/served'
import { Nothing, PageSection } from '../../view/page-section'
import { PageView } from '../../view/page-view'
import { reviewVariables, type IncomingBundle } from './bundle'
import { Decision } from './decision'
import { IncomingHead } from './head'
import { MissingValues } from './missing-values'
import { Packages } from './packages'
import { ReceiptOf } from './receipt-of'
import { REVIEW_PARAMS } from './search-params'
import { Signer } from './signer'
import { Unresolved } from './unresolved'
import { ReviewChanges } from './review-changes'
import type { Drafts } from './value-drafts'

/** What a bundle may lack here, so that it can be accepted as soon as somebody has made it. */
const NAMED = [
  ...(['ENVIRONMENT', 'ACCOUNT', 'CERTIFICATE', 'WORKER_POOL', 'STEP_TEMPLATE', 'FEED'] as const),
  ...(['TAG_SET', 'TRUST', 'LIFECYCLE'] as const),
]

type Props = { served: Served<IncomingBundlePageQuery, IncomingBundlePageQueryVariables> }

/** A bundle that came: what it would change, by whom it is signed, and what becomes of it. */
export function IncomingView({ served }: Props) {
  const [{ lifecycle }, setParams] = useQueryStates(REVIEW_PARAMS, { shallow: true, history: 'push' })
  const [drafts, setDrafts] = useState<Drafts>({})
  const id = String(served.variables.id)
  const [space = '', local = ''] = id.split('/')
  return (
    <PageView
      name="Bundle"
      document={IncomingBundlePageDocument}
      variables={reviewVariables(space, local, lifecycle)}
      served={served}
      field="bundle"
      subject={({ bundle }) => found(bundle) as IncomingBundle | null}
      titleOf={({ projectName, releaseVersion }) => `${projectName} ${releaseVersion}`}
      live={['INCOMING_BUNDLE', 'DEPLOYMENT', ...NAMED]}
      concerns={({ kind, id: changed, space: place }, bundle) =>
        kind === 'DEPLOYMENT' || changed === id || (bundle?.state === 'RECEIVED' && place === space)
      }
    >
      {(bundle, { lifecycles, projectGroups }, { query, isStale, refresh }) => (
        <>
          <IncomingHead bundle={bundle} query={query} />
          <div className="grid gap-x-8 gap-y-8 px-4 py-5 sm:px-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
            <div className={`flex min-w-0 flex-col gap-8 ${isStale ? 'opacity-60' : ''}`} aria-busy={isStale}>
              {bundle.review ? (
                <>
                  <Unresolved unresolved={bundle.review.unresolved} space={space} />
                  <MissingValues
                    missing={bundle.review.missing}
                    space={space}
                    isOpen={bundle.state === 'RECEIVED'}
                    drafts={drafts}
                    onDraft={(place, draft) => setDrafts({ ...drafts, [place]: draft })}
                  />
                  <ReviewChanges bundle={bundle} review={bundle.review} />
                  <Packages packages={bundle.review.packages} space={space} onDone={refresh} />
                </>
              ) : (
                <PageSection title="What would change">
                  <Nothing>You may not see what comes with it.</Nothing>
                </PageSection>
              )}
            </div>
            <div className="flex min-w-0 flex-col gap-8 max-xl:order-first">
              <Decision
                bundle={bundle}
                lifecycles={lifecycles?.nodes ?? []}
                groups={projectGroups?.nodes ?? []}
                lifecycle={lifecycle}
                drafts={drafts}
                onLifecycle={(chosen) => void setParams({ lifecycle: chosen })}
              />
              <ReceiptOf bundle={bundle} />
              <Signer bundle={bundle} />
            </div>
          </div>
        </>
      )}
    </PageView>
  )
}
