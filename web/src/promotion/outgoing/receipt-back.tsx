'use client'

import { useRef, useState } from 'react'
import { AgeText } from '../../time/age-text'
import { say } from '../../ui/say'
import { PageSection } from '../../view/page-section'
import { useReceiptImport } from '../receipt/use-receipt-import'
import { RefusalNote } from '../refusal-note'
import { saveText } from '../save-text'
import { DropZone } from '../upload/drop-zone'
import type { OutgoingBundle } from './bundle'

/** The largest receipt that is taken, in bytes. */
const LARGEST = 4 * 1024 * 1024

/** What was heard of a bundle last, and where a receipt that was carried back is imported. */
export function ReceiptBack({ bundle }: { bundle: OutgoingBundle }) {
  const [state, importReceipt] = useReceiptImport()
  const [unread, setUnread] = useState<string | null>(null)
  const isBusy = useRef(false)
  const { lastReceipt, destinationSpace, id } = bundle

  async function take(file: File) {
    if (isBusy.current) return
    if (file.size > LARGEST) return setUnread('The file is too large: no receipt is larger than 4 MB.')
    isBusy.current = true
    setUnread(null)
    const receipt = await file.text().catch(() => null)
    if (receipt === null) setUnread('The file cannot be read.')
    else {
      const done = await importReceipt({ space: id.split('/')[0] ?? '', receipt })
      const told = done?.importReceipt?.outgoingBundle
      if (told) say(told.id === id ? 'Receipt imported.' : 'Receipt imported. It belongs to another bundle.')
    }
    isBusy.current = false
  }

  return (
    <PageSection title="Receipts" note={lastReceipt ? `receipt ${lastReceipt.number}` : undefined}>
      {lastReceipt ? (
        <p className="text-muted">
          Signed by {destinationSpace} <AgeText at={lastReceipt.issuedAt} className="text-ink" />, imported{' '}
          <AgeText at={lastReceipt.receivedAt} className="text-ink" />. <ReadReceipt bundle={bundle} />
        </p>
      ) : (
        <p className="text-muted">No receipt from {destinationSpace} yet.</p>
      )}
      <div className="mt-3">
        <DropZone
          label="Import receipt"
          accept=".json,application/json"
          isBusy={state.kind === 'pending'}
          onFile={(file) => void take(file)}
        >
          Import receipt: drop it here, or{' '}
          <span className="text-accent underline underline-offset-2">choose a file</span>
        </DropZone>
      </div>
      {unread && (
        <p role="alert" className="mt-2 text-bad">
          {unread}
        </p>
      )}
      <RefusalNote state={state} />
    </PageSection>
  )
}

function ReadReceipt({ bundle: { lastReceipt, destinationSpace } }: { bundle: OutgoingBundle }) {
  if (!lastReceipt) return null
  return (
    <button
      type="button"
      className="text-accent hover:underline"
      onClick={() => saveText(`receipt-${destinationSpace}-${lastReceipt.number}.json`, lastReceipt.text)}
    >
      Download
    </button>
  )
}
