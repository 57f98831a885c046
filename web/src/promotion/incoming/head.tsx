import Link from 'next/link'
import type { ReactNode } from 'react'
import { AgeText } from '../../time/age-text'
import { EntityHead, HeadFact } from '../../view/entity-head'
import { IncomingState } from '../states'
import { ExpiryText } from '../expiry-text'
import type { IncomingBundle } from './bundle'

/** What came, from where, and how it stands. */
export function IncomingHead({ bundle, query }: { bundle: IncomingBundle; query: ReactNode }) {
  const { projectName, releaseVersion, state, space, sourceSpace, release, promotion } = bundle
  return (
    <EntityHead
      crumbs={[
        { title: 'Inbox', href: '/promotions' },
        ...(space ? [{ title: space.name, href: `/promotions?space=${space.id}` }] : []),
      ]}
      title={`${projectName} ${releaseVersion}`}
      marks={<IncomingState state={state} />}
      actions={
        <>
          {query}
          {release && (
            <Link prefetch={false} href={`/releases/${release.id}`} className="control">
              Open the release
            </Link>
          )}
        </>
      }
    >
      <HeadFact title="From">{sourceSpace}</HeadFact>
      <HeadFact title="To">
        {space?.name}
        {space?.instance?.zone && ` in ${space.instance.zone.name}`}
      </HeadFact>
      <HeadFact title={promotion ? 'Received over the network' : 'Imported by hand'}>
        <AgeText at={bundle.importedAt} />
      </HeadFact>
      {state === 'RECEIVED' && (
        <HeadFact title="Expires">
          <ExpiryText at={bundle.expiresAt} />
        </HeadFact>
      )}
    </EntityHead>
  )
}
