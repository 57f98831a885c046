import Link from 'next/link'
import type { ReactNode } from 'react'
import { AgeText } from '../../time/age-text'
import { EntityHead, HeadFact } from '../../view/entity-head'
import { ExpiryText } from '../expiry-text'
import { outboxName } from '../outbox/columns'
import { OutgoingState } from '../states'
import type { OutgoingBundle } from './bundle'

/** What was made, for whom, and what became of it. */
export function OutgoingHead({ bundle, query }: { bundle: OutgoingBundle; query: ReactNode }) {
  const { space, destinationSpace, sequence, createdAt, createdBy, release } = bundle
  return (
    <EntityHead
      crumbs={[
        { title: 'Outbox', href: '/promotions/outbox' },
        ...(space ? [{ title: space.name, href: `/promotions/outbox?space=${space.id}` }] : []),
      ]}
      title={`${outboxName(bundle)} for ${destinationSpace}`}
      marks={<OutgoingState state={bundle.state} isExpired={bundle.isExpired} />}
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
      <HeadFact title="From">
        {space?.name}
        {space?.instance?.zone && ` in ${space.instance.zone.name}`}
      </HeadFact>
      <HeadFact title="Bundle">{sequence}</HeadFact>
      <HeadFact title="Created">
        <AgeText at={createdAt} />
        {createdBy && ` by ${createdBy.name}`}
      </HeadFact>
      <HeadFact title="Expires">
        <ExpiryText at={bundle.expiresAt} />
      </HeadFact>
    </EntityHead>
  )
}
