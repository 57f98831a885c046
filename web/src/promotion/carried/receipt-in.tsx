'use client'

import Link from 'next/link'
import { useState } from 'react'
import { MAIN_BUTTON } from '../main-button'
import { outgoingPath } from '../path'
import { useReceiptImport } from '../receipt/use-receipt-import'
import { RefusalNote } from '../refusal-note'
import type { Carried } from './read-carried'
import { meantSpace, TargetChoice, type TargetSpace } from './target-choice'

type Props = { file: File; carried: Extract<Carried, { kind: 'receipt' }>; spaces: readonly TargetSpace[] }

/** A receipt that was carried back: into which Space, and what it told. */
export function ReceiptIn({ carried: { from, to, release, text }, spaces }: Props) {
  const [space, setSpace] = useState(() => meantSpace(spaces, to))
  const [state, importReceipt] = useReceiptImport()
  const [told, setTold] = useState<{ id: string; destinationSpace: string } | null>(null)
  return (
    <section aria-label="Deployment receipt" className="flex flex-col gap-4 rounded-xl border border-line-strong p-4">
      <div>
        <h2 className="text-lg font-semibold">Deployment receipt from {from}</h2>
        <p className="text-muted">
          For {to}
          {release && `, of ${release}`}
        </p>
      </div>
      <TargetChoice label="Import into" named={to} spaces={spaces} value={space} onChange={setSpace} />
      <button
        type="button"
        className={`${MAIN_BUTTON} self-start`}
        disabled={space === ''}
        aria-disabled={state.kind === 'pending'}
        onClick={() => {
          if (state.kind === 'pending') return
          void importReceipt({ space, receipt: text }).then((done) =>
            setTold(done?.importReceipt?.outgoingBundle ?? null),
          )
        }}
      >
        {state.kind === 'pending' ? 'Importing…' : 'Import receipt'}
      </button>
      <div role="status" className="empty:hidden">
        {state.kind === 'done' && (
          <p className="text-ok">
            Receipt imported.{' '}
            {told && (
              <Link prefetch={false} href={outgoingPath(told.id)} className="underline underline-offset-2">
                Open the bundle
              </Link>
            )}
          </p>
        )}
      </div>
      <RefusalNote state={state} />
    </section>
  )
}
