'use client'

import { useState } from 'react'
import { CarriedPageDocument } from '../../generated/graphql'
import type { CarriedPageQuery, CarriedPageQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { EntityHead } from '../../view/entity-head'
import { PageView } from '../../view/page-view'
import { DropZone } from '../upload/drop-zone'
import { BundleIn } from './bundle-in'
import { readCarried, type Carried } from './read-carried'
import { ReceiptIn } from './receipt-in'

type Found = { file: File; carried: Carried }

/** Imports what was carried over a gap: a release bundle into the Space that it is for, or a receipt into the one that waits for it. */
export function CarriedView({ served }: { served: Served<CarriedPageQuery, CarriedPageQueryVariables> }) {
  const [found, setFound] = useState<Found | null>(null)
  const look = (file: File) =>
    void readCarried(file)
      .catch((): Carried => ({ kind: 'unknown' }))
      .then((carried) => setFound({ file, carried }))
  return (
    <PageView
      name="Import bundle or receipt"
      document={CarriedPageDocument}
      variables={served.variables}
      served={served}
      field="spaces"
      subject={({ spaces }) => spaces}
      titleOf={() => 'Import bundle or receipt'}
      live={[]}
    >
      {({ nodes }, _data, { query }) => (
        <>
          <EntityHead
            crumbs={[{ title: 'Promotions', href: '/promotions' }]}
            title="Import bundle or receipt"
            actions={query}
          >
            <span>
              For Spaces that no network connects. Signature, order and every byte of a file are checked before anything
              of it counts.
            </span>
          </EntityHead>
          <div className="flex max-w-3xl flex-col gap-5 px-4 py-5 sm:px-5">
            <DropZone label="A release bundle or a deployment receipt" isLarge={found === null} onFile={look}>
              Drop a release bundle or a deployment receipt here, or{' '}
              <span className="text-accent underline underline-offset-2">choose a file</span>
            </DropZone>
            {found?.carried.kind === 'unknown' && (
              <p role="alert" className="rounded-lg bg-bad-soft px-3 py-2">
                <span className="text-bad">
                  {found.file.name} is neither a release bundle nor a deployment receipt.
                </span>{' '}
                The file of a package is uploaded on the page of the bundle that needs it.
              </p>
            )}
            {found?.carried.kind === 'bundle' && (
              <BundleIn key={keyOf(found)} file={found.file} carried={found.carried} spaces={nodes} />
            )}
            {found?.carried.kind === 'receipt' && (
              <ReceiptIn key={keyOf(found)} file={found.file} carried={found.carried} spaces={nodes} />
            )}
          </div>
        </>
      )}
    </PageView>
  )
}

const keyOf = ({ file: { name, size, lastModified } }: Found) => `${name} ${size} ${lastModified}`
