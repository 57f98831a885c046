'use client'

import { OutgoingBundlePageDocument } from '../../generated/graphql'
import type { OutgoingBundlePageQuery, OutgoingBundlePageQueryVariables } from '../../generated/graphql'
import { found } from '../../graph/found'
import type { Served } from '../../graph/served'
import { PageView } from '../../view/page-view'
import { outboxName } from '../outbox/columns'
import type { OutgoingBundle } from './bundle'
import { Carry } from './carry'
import { DestinationFacts } from './destination-facts'
import { OutgoingHead } from './head'
import { JourneyOf } from './journey-of'
import { ReceiptBack } from './receipt-back'
import { Steps } from './steps'
import { Withdraw } from './withdraw'

type Props = { served: Served<OutgoingBundlePageQuery, OutgoingBundlePageQueryVariables> }

/** A bundle that was made for another Space: its file, how it gets there, and what comes back. */
export function OutgoingView({ served }: Props) {
  return (
    <PageView
      name="Bundle"
      document={OutgoingBundlePageDocument}
      variables={served.variables}
      served={served}
      field="bundle"
      subject={({ bundle }) => found(bundle) as OutgoingBundle | null}
      titleOf={(bundle) => `${outboxName(bundle)} for ${bundle.destinationSpace}`}
      completeness={({ bundle }) => (found(bundle) as OutgoingBundle | null)?.release?.trace?.completeness}
      live={['OUTGOING_BUNDLE', 'INCOMING_BUNDLE', 'DEPLOYMENT']}
    >
      {(bundle, _data, { query }) => (
        <>
          <OutgoingHead bundle={bundle} query={query} />
          <div className="grid gap-x-8 gap-y-8 px-4 py-5 sm:px-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
            <div className="flex min-w-0 flex-col gap-8">
              <Steps bundle={bundle} />
              <JourneyOf release={bundle.release} />
            </div>
            <div className="flex min-w-0 flex-col gap-8">
              <Carry bundle={bundle} />
              <ReceiptBack bundle={bundle} />
              <DestinationFacts bundle={bundle} />
              <Withdraw bundle={bundle} />
            </div>
          </div>
        </>
      )}
    </PageView>
  )
}
